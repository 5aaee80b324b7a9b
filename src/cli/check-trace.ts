import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import { TRACED_VERBS } from '../core/model/traced-verbs.ts';
import { isFolder } from '../platform/is-folder.ts';
import type { Invocation } from './arguments.ts';
import type { StartContext } from './command.ts';
import { nearest } from './nearest.ts';

export function checkIsGo(argv: readonly string[]): void {
  const [program] = argv;
  if (program === undefined) throw new UserFacingError('go-command-missing', { command: 'trace' });
  const variables = argv.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg));
  if (variables === -1) throw new UserFacingError('go-command-missing', { command: 'trace' });
  if (variables > 0) {
    throw new UserFacingError('variables-first', {
      variables: argv.slice(0, variables).join(' '),
      command: argv.slice(variables).join(' '),
    });
  }
  const name = basename(program).toLowerCase();
  if (name.startsWith('go') && !OTHER_GO_TOOLS.has(name)) return;
  const goAt = argv.findIndex((arg, at) => /^go(?:\.exe)?$/i.test(basename(arg)) && isVerb(argv[at + 1]));
  if (goAt > 0) {
    throw new UserFacingError('prefix-first', {
      prefix: argv.slice(0, goAt).join(' '),
      command: argv.slice(goAt).join(' '),
    });
  }
  const verb = isVerb(program) ? program : nearest(program, TRACED_VERBS);
  throw verb === null
    ? new UserFacingError('not-a-go-command', { word: program })
    : new UserFacingError('go-forgotten', { command: [verb, ...argv.slice(1)].join(' ') });
}

function isVerb(word: string | undefined): boolean {
  const verbs: readonly (string | undefined)[] = TRACED_VERBS;
  return verbs.includes(word);
}

/** Their names begin like that of a go command. */
const OTHER_GO_TOOLS: ReadonlySet<string> = new Set([
  'godoc',
  'gofmt',
  'gofumpt',
  'goimports',
  'golangci-lint',
  'golint',
  'gopls',
  'goreleaser',
  'gotestsum',
  'govulncheck',
]);

/** Checks that the requested files can be written: now rather than after a build of ten minutes. */
export function checkTargets({ values }: Invocation, { directory }: StartContext): void {
  for (const option of ['out', 'json', 'html']) {
    const name = values.get(option);
    if (name === undefined) continue;
    const path = resolve(directory, name);
    const code = isFolder(path) ? 'EISDIR' : folderFault(dirname(path));
    if (code !== null)
      throw new UserFacingError('cannot-write', { path: name, reason: { code, message: code } });
  }
}

function folderFault(folder: string): string | null {
  try {
    return statSync(folder).isDirectory() ? null : 'ENOENT';
  } catch (cause) {
    return systemErrorOf(cause).code;
  }
}
