import { endOfValue, quoteBefore } from './quoted-value.ts';

/** What a hidden value of a command or a variable is shown as. */
export const HIDDEN = '…';

/** Whether the name of a variable, flag or field suggests that its value is secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

// An AUTHORIZATION is one, an AUTHOR is not; KEY, PWD, PAT and PASS only as the last word.
const SECRET_NAME =
  /AUTH(?!OR(?:S?(?![A-Z])|ED|ITY))|TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|COOKIE|(?:API|ACCESS|PRIVATE|SIGNING|ENCRYPTION)[_-]?KEY|(?:[_.-]|^)KEY$|[_.-](?:PWD|PAT|PASS)$/i;

/** A quick look for texts that contain none, which are most. */
const MAY_CONTAIN = /AUTH|TOKEN|SECRET|PASS|CREDENTIAL|COOKIE|KEY|_PWD|_PAT/i;

/**
 * A value of the linker's `-X path/name=`; `NAME=`, `--name=`, `-DNAME=`; and a flag whose value is the next word.
 * A quote after that opens the value.
 */
const NAMED = new RegExp(
  `(?:${[
    String.raw`-X(?:=|\s+|\\?["']\s+)(?<inner>\\?["'])?(?:[^\s"'=\\]*/)?(?<linked>[\w.-]+)=`,
    String.raw`(?<![\w./\\$%~+@-])(?:-D|-{0,2})(?<pair>[A-Za-z_][\w.-]*)=(?![=>])`,
    String.raw`(?<![\w./\\$%~+@-])--?(?<flag>(?:[a-z]+-)*(?:token|secret|password|passphrase|api-?key))\s+(?=[^\s./-])`,
  ].join('|')})${String.raw`(?<open>\\?["'](?!\s|$))?`}`,
  'g',
);

/** Values that say nothing, and those that are hidden already. */
const PLAIN = /^(?:0|1|true|false|yes|no|on|off|auto|none|netrc|…|redacted:\S*)?$/i;

/**
 * Replaces the values of secret-looking `NAME=VALUE` pairs and flags in a command line, an environment or a text
 * that quotes them: `-exec "env TOKEN=x qemu"`, `-toolexec 'wrap --api-key=x'`, `-DAPI_TOKEN="x y"`,
 * `-X example.com/m.token=x`. `hide` gets each value without the quotes around it.
 */
export function replaceSecrets(text: string, hide: (value: string) => string): string {
  if (!MAY_CONTAIN.test(text)) return text;
  let shown = '';
  let done = 0;
  for (const match of text.matchAll(NAMED)) {
    const { linked, pair, flag, inner, open } = match.groups ?? {};
    const start = match.index + match[0].length;
    if (match.index < done || !isSecretName(linked ?? pair ?? flag ?? '')) continue;
    if (isOfImports(text, match.index) || isOfGodebug(text, match.index)) continue;
    const end = endOfValue(text, start, inner ?? open ?? quoteBefore(text, match.index));
    const value = text.slice(start, end);
    if (PLAIN.test(value)) continue;
    shown += text.slice(done, start) + hide(value);
    done = end;
  }
  return shown + text.slice(done);
}

/** A line of an import configuration, where a package may have any name: `packagefile token=$WORK/b002/_pkg_.a`. */
function isOfImports(text: string, index: number): boolean {
  return /(?:^|\n)(?:packagefile|packageshlib|importmap) $/.test(text.slice(Math.max(0, index - 14), index));
}

/** A setting of the Go runtime, of which some are about cookies or keys: `DefaultGODEBUG=…,httpcookiemaxnum=0,…`. */
function isOfGodebug(text: string, index: number): boolean {
  return /godebug(?:=|\s+)\\?["']?[\w=,.-]*$/i.test(text.slice(Math.max(0, index - LONGEST_GODEBUG), index));
}

const LONGEST_GODEBUG = 2_000;

/** One text with `HIDDEN` in place of secrets, also of passwords in addresses. */
export function hideSecrets(text: string): string {
  return replaceSecrets(withoutPasswords(text, HIDDEN), () => HIDDEN);
}

/** The arguments of a command with `HIDDEN` in place of secrets; the same array if there are none. */
export function withoutSecrets(argv: readonly string[]): readonly string[] {
  const hidden = argv.map(hideSecrets);
  return hidden.some((arg, at) => arg !== argv[at]) ? hidden : argv;
}

/** Whether a recorded command cannot run again because a secret of it was hidden. */
export function hasHiddenSecret(argv: readonly string[]): boolean {
  return argv.some((arg) => /(?:[=\s]["']?|:\/\/)…/.test(arg));
}

/** `https://user:password@host` keeps its host. The last @ counts, because go accepts an @ in a password. */
export function withoutPasswords(text: string, instead: string): string {
  if (!text.includes('@') || !text.includes('://')) return text;
  return text.replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/|,"<>]{1,500}@/gi, `$1${instead}@`);
}
