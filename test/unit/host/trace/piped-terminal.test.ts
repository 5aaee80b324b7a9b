// cspell:ignore bllo
import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { needsPipes, pipedTerminal } from '../../../../src/host/trace/piped-terminal.ts';

const open: ChildProcess[] = [];
afterEach(() => {
  for (const child of open.splice(0)) child.kill('SIGKILL');
});

/** A terminal for one of our programs, and its visible text. */
function terminal(program: string, pressKey: string | null = 'Press a key') {
  const seen = { text: '', closed: null as number | null, interrupts: 0, ended: 0 };
  const pty = pipedTerminal({
    start: () => {
      const child = spawn(process.execPath, ['-e', program], { stdio: 'pipe' });
      open.push(child);
      return child;
    },
    interrupt: () => {
      seen.interrupts++;
    },
    end: (child) => {
      seen.ended++;
      child.kill('SIGKILL');
    },
    title: '',
    pressKey,
  });
  pty.onDidWrite((text) => {
    seen.text += text;
  });
  pty.onDidClose?.((code) => {
    seen.closed = code ?? null;
  });
  pty.open(undefined);
  return { pty, seen };
}

test('only VS Code on a Windows desktop has no console', () => {
  expect(needsPipes('win32', { electron: '37.0.0' })).toBe(true);
  // The remote extension host on Windows is Node itself.
  expect(needsPipes('win32', {})).toBe(false);
  expect(needsPipes('linux', { electron: '37.0.0' })).toBe(false);
});

test('output is shown line by line and stays until a key is pressed', async () => {
  const { pty, seen } = terminal('console.log("one\\ntwo\\r"); console.error("three"); process.exit(3)');
  await expect.poll(() => seen.text).toContain('Press a key');
  expect(seen.text).toContain('one\r\ntwo\r\n');
  expect(seen.text).toContain('three\r\n');
  expect(seen.closed).toBeNull();
  pty.handleInput?.('x');
  expect(seen.closed).toBe(3);
});

test('a typed line can be edited, is echoed, and is sent on Enter', async () => {
  const { pty, seen } = terminal(
    'process.stdin.once("data", (d) => { console.log("got " + d); process.exit(); })',
  );
  pty.handleInput?.('heü');
  pty.handleInput?.('\u007f');
  pty.handleInput?.('\u001b[A');
  pty.handleInput?.('llo\r');
  await expect.poll(() => seen.text).toContain('got hello\r\n');
  expect(seen.text.startsWith('heü\b \bllo\r\n')).toBe(true);
});

test('Ctrl-Z ends the input, Ctrl-C is forwarded, and closing the terminal ends the process', async () => {
  const done = terminal('process.stdin.on("end", () => process.exit(0)).resume()', null);
  done.pty.handleInput?.('\u001a');
  await expect.poll(() => done.seen.closed).toBe(0);
  const running = terminal('setInterval(() => {}, 1000)');
  running.pty.handleInput?.('\u0003');
  running.pty.close();
  expect(running.seen).toMatchObject({ interrupts: 1, ended: 1 });
  done.pty.close();
  expect(done.seen.ended).toBe(0);
});

test('a program that cannot be started reports the reason', async () => {
  const seen = { text: '' };
  const pty = pipedTerminal({
    start: () => spawn('/nowhere/at/all', [], { stdio: 'pipe' }),
    interrupt: () => undefined,
    end: () => undefined,
    title: 'go run .',
    pressKey: 'Press a key',
  });
  pty.onDidWrite((text) => {
    seen.text += text;
  });
  pty.open(undefined);
  await expect.poll(() => seen.text).toMatch(/go run \.[\s\S]*ENOENT[\s\S]*Press a key/);
});
