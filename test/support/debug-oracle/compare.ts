import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { handToDebugger } from '../../../src/app/binary/hand-to-debugger.ts';
import { inspectFile } from '../../../src/app/binary/inspect.ts';
import { DEBUG_FILES, type DebugBuild } from './programs.ts';

export function writeDebugModule(folder: string): void {
  for (const [file, text] of Object.entries(DEBUG_FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

export function buildForDebugger(build: DebugBuild, folder: string, env: NodeJS.ProcessEnv): string {
  const file = join(folder, 'out', build.name);
  run('go', ['build', ...build.args, '-o', file, build.package], folder, { ...env, ...build.env });
  const [tool, ...args] = build.strip ?? [];
  if (tool !== undefined) run(tool, [...args, file], folder, env);
  return file;
}

/** Sentences about what is said of a program and what Delve does with it; empty if they agree. */
export function compareWithDelve(
  file: string,
  { name }: DebugBuild,
  folder: string,
  delve: string,
): readonly string[] {
  const [program] = inspectFile(file).facts.programs;
  const [findings] = inspectFile(file).findings;
  const handoff =
    program === undefined
      ? null
      : handToDebugger({
          path: file,
          named: file,
          program,
          directory: folder,
          env: { PATH: dirname(delve) },
        });
  if (findings === undefined || handoff === null) return [`${name}: no findings`];
  const { breakpoints, variables } = findings.debugging;
  const { sources } = handoff;
  const script = join(folder, 'delve.init');
  const substitute =
    sources === null ? '' : `config substitute-path ${sources.inProgram} ${sources.onDisk}\n`;
  writeFileSync(script, `${substitute}break main.main\ncontinue\nnext\nnext\nprint answer\nexit\n`);
  const [, ...args] = handoff.command;
  const { stdout, stderr } = spawnSync(
    delve,
    [...args, '--allow-non-terminal-interactive=true', `--init=${script}`],
    { cwd: folder, encoding: 'utf8', timeout: 120_000, env: { ...process.env, NO_COLOR: '1' } },
  );
  const said = `${stdout}\n${stderr}`;
  const starts = /^> \[Breakpoint 1\] main\.main\(\)/m.test(said);
  // The program prints it, too.
  const reads = starts && /^42$/m.test(said);
  const optimized = said.includes('debugging optimized function');
  const did = {
    breakpoints: starts ? 'yes' : 'no',
    variables: reads ? (optimized ? 'partly' : 'yes') : 'no',
    sources: String(said.includes('answer := len(os.Args)')),
  };
  const judged =
    handoff.obstacle === null
      ? { breakpoints, variables, sources: 'true' }
      : { breakpoints: 'no', variables: 'no', sources: 'false' };
  return JSON.stringify(judged) === JSON.stringify(did)
    ? []
    : [`${name}: judged ${JSON.stringify(judged)}, Delve: ${JSON.stringify(did)}\n${said}`];
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): void {
  const { status, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
