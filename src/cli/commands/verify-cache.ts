import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordGo } from '../../collect/record/record-go.ts';
import { verifyOutputs } from '../../core/analysis/compare/verify-outputs.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import { printable } from '../../report/text/why-text.ts';
import type { Command, CommandLineContext } from '../command.ts';

const MOST = 40;

export const command: Command = {
  options: [{ name: 'json' }],
  stopAtOperand: true,

  async run({ operands, switches }, context) {
    const says = context.messages.commandLine.verify;
    const [program, goVerb = ''] = operands;
    if (program === undefined) throw new UserFacingError('verify-command-missing', {});
    // A program that is run, or a test, is no matter of the cache, and would happen twice.
    if (!['build', 'install', 'vet', 'list'].includes(goVerb))
      throw new UserFacingError('verify-not-a-build', { verb: goVerb });
    const temp = await mkdtemp(join(tmpdir(), 'go-build-pipeline-verify-'));
    try {
      const first = await buildInto(join(temp, 'one'), operands, context);
      const second = await buildInto(join(temp, 'two'), operands, context);
      const result = verifyOutputs(first, second);
      const { compared, unequal, otherKeys } = result;
      if (switches.has('json')) {
        context.stdout.write(
          `${JSON.stringify({ schemaVersion: '1.0', command: operands, ...result }, null, 2)}\n`,
        );
      } else {
        const lines =
          unequal.length + otherKeys.length === 0
            ? [says.equal(compared)]
            : [
                says.unequal(unequal.length, compared),
                ...unequal.slice(0, MOST).map((name) => `  ${printable(name)}`),
                ...(otherKeys.length > 0 ? [says.otherKeys(otherKeys.length)] : []),
              ];
        context.stdout.write(lines.map((line) => `${line}\n`).join(''));
      }
      return unequal.length + otherKeys.length === 0 ? 0 : 1;
    } finally {
      await removeCache(temp);
    }
  },
};

async function buildInto(
  cache: string,
  argv: readonly string[],
  context: CommandLineContext,
): Promise<BuildTrace> {
  const recording = await recordGo({
    argv,
    cwd: context.directory,
    env: { ...context.env, GOCACHE: cache },
    deep: false,
    recorderVersion: context.version,
    terminal: false,
    stdout: context.stderr,
    stderr: context.stderr,
  });
  if (recording.end?.exitCode !== 0) throw new UserFacingError('verify-build-failed', {});
  return foldTrace(recording);
}

/** Some entries of a cache may be read only. */
async function removeCache(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(async () => {
    for (const entry of await readdir(folder, { recursive: true })) {
      await chmod(join(folder, entry), 0o700).catch(() => undefined);
    }
    await rm(folder, { recursive: true, force: true });
  });
}
