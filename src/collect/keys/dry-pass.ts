import path from 'node:path';
import { createHashLineParser, type HashedKey } from '../../core/events/hash-lines.ts';
import { type GoCommandLine, withFlags, withFlagValues } from '../../core/go/command-line.ts';
import { run as runProgram } from '../../platform/run.ts';
import { createTempDir, removeTempDir } from '../../platform/temp-dir.ts';
import { valueIn, withVariables } from '../../platform/variables.ts';
import { type DryTests, readTestArgs } from '../tests/test-argv.ts';
import { sumOf } from './match-keys.ts';

export interface DryPassOptions {
  /** The go command to start. */
  readonly goPath: string;
  /** The traced command. */
  readonly line: Pick<GoCommandLine, 'argv' | 'roles' | 'flags' | 'insertAt' | 'settings' | 'chdir'>;
  /** The traced command's environment. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Every key that go hashed with -n, verified by its sum. */
export interface DryPass {
  readonly keys: readonly HashedKey[];
  readonly exitCode: number | null;
  /** The signal that ended it: Ctrl-C in the terminal reaches it too. */
  readonly signal: string | null;
  /** Why go could not be started. */
  readonly error: Error | null;
  /** The first line of output if go printed no keys; why go could not be started if there is none. */
  readonly failure: string;
  /** For `go test`; null if go printed nothing about results. */
  readonly tests: DryTests | null;
}

/** `graphFile`: where go writes the graph of the dry run; by default it is discarded. */
export async function runDryPass(options: DryPassOptions, graphFile?: string): Promise<DryPass> {
  const tempDir = graphFile === undefined ? createTempDir() : null;
  const file = graphFile ?? (tempDir === null ? null : path.join(tempDir, 'dry.json'));
  try {
    return await run(options, file);
  } finally {
    if (tempDir !== null) removeTempDir(tempDir);
  }
}

async function run(options: DryPassOptions, graphFile: string | null): Promise<DryPass> {
  const args = dryPassArgs(options, graphFile);
  const before = valueIn(options.env, 'GODEBUG');
  const env = withVariables(process.platform, options.env, { GODEBUG: extendGodebug(before) });
  const keys: HashedKey[] = [];
  const output: string[] = [];
  const tests = readTestArgs();
  const parser = createHashLineParser((key) => keys.push(key), {
    onUnwanted: tests.hashed,
    onOther: (line) => {
      tests.printed(line);
      if (output.length < 5 && line.trim() !== '') output.push(line);
    },
  });
  const { exitCode, signal, error } = await runProgram(options.goPath, args, {
    cwd: options.cwd,
    env,
    signal: options.signal,
    timeoutMs: LONGEST_MS,
    stdout: 'ignore',
    stderr: (text) => parser.push(text),
    maxCharacters: Number.POSITIVE_INFINITY,
    lowPriority: true,
    group: 'ours',
  });
  parser.end();
  return {
    keys: keys.filter(isProven),
    exitCode,
    signal,
    error,
    failure: keys.length === 0 ? (error?.message ?? output[0] ?? '') : '',
    tests: tests.found(),
  };
}

/** A dry pass of 4,680 actions takes 2 s; one that takes this long hangs. */
const LONGEST_MS = 120_000;

/** Verifies each key: lines of two hashes that were mixed up do not give the sum. */
function isProven(key: HashedKey): boolean {
  return sumOf(key.writes) === key.hex;
}

/** The command with `-n`; files that it would write for the user are not touched. */
export function dryPassArgs(
  { line }: Pick<DryPassOptions, 'line'>,
  graphFile: string | null,
): readonly string[] {
  const graph = graphFile ?? '';
  const files = { 'debug-actiongraph': graph, 'debug-trace': '', 'debug-runtime-trace': '' };
  const argv = withFlagValues(line, files);
  return withFlags({ ...line, argv }, ['-n', ...(graph === '' ? [] : [`-debug-actiongraph=${graph}`])]).slice(
    1,
  );
}

export function extendGodebug(value: string | undefined): string {
  return value ? `${value},${DEBUG}` : DEBUG;
}

/** The inputs of all keys, and why test results are not taken from the cache. */
const DEBUG = 'gocachehash=1,gocachetest=1';
