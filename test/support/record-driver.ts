// `node record-driver.mjs RECORDING.json MODE go …`: records a go command as the command line does, with this
// process's own streams, and writes the recording to a file. MODE may contain `deep`, `inherit`, `plan`, `spans`, `abort`
// and `release`, which makes a file `released` in the current directory once a link has been seen to end.
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { recordGo } from '../../src/collect/record/record-go.ts';
import type { GraphAction } from '../../src/core/events/events.ts';
import type { Progress } from '../../src/core/trace/progress.ts';

const [, , file = '', mode = '', ...argv] = process.argv;
const progress: unknown[] = [];
const cancel = new AbortController();
let plan: readonly GraphAction[] = [];

function note(event: Progress): void {
  if (event.type === 'exec') {
    progress.push({ type: 'exec', soFar: event.soFar() });
    if (mode.includes('abort')) setTimeout(() => cancel.abort(), 200);
  } else if (event.type === 'plan') {
    plan = event.actions;
    progress.push({ type: 'plan', actions: event.actions.length });
  } else progress.push(event);
  if (mode.includes('release') && isEndOfLink(event)) writeFileSync('released', '');
}

function isEndOfLink(event: Progress): boolean {
  if (event.type !== 'x' || event.event.type !== 'action') return false;
  const { id, phase } = event.event;
  return phase === 'end' && plan[id]?.mode === 'link';
}

try {
  const recording = await recordGo({
    argv,
    cwd: process.cwd(),
    env: process.env,
    deep: mode.includes('deep'),
    inheritStderr: mode.includes('inherit'),
    wantSpans: mode.includes('spans'),
    wantPlan: mode.includes('plan'),
    recorderVersion: 'test',
    terminal: Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY),
    signals: 'forward',
    onProgress: note,
    signal: cancel.signal,
  });
  writeFileSync(file, JSON.stringify({ recording, progress }));
  const { exitCode = null, signal = null } = recording.end ?? {};
  process.exitCode = signal ? 128 + constants.signals[signal as NodeJS.Signals] : (exitCode ?? 1);
} catch (error) {
  writeFileSync(file, JSON.stringify({ error: String(error) }));
  process.exitCode = 125;
}
