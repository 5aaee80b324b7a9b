import { ASSIGNMENTS, type ToolName, toolOf } from '../go/tool-command.ts';

/** The kind of a line printed by `-x`; null if it is not one. */
export type XLine =
  | { readonly kind: 'work'; readonly path: string }
  | { readonly kind: 'document'; readonly file: string }
  | { readonly kind: 'cd'; readonly path: string }
  /** A file operation, a download, a note. */
  | { readonly kind: 'step' }
  | { readonly kind: 'complaint' }
  | { readonly kind: 'tool'; readonly tool: ToolName }
  | { readonly kind: 'test' };

export interface XLineContext {
  /** The command of `-toolexec`, split; go puts it before every tool. */
  readonly toolexec: readonly string[];
  /** The command of `-exec`, split; go puts it before the program or the test binary. */
  readonly exec: readonly string[];
  /** Whether the previous line was a `cd`. */
  readonly afterCd: boolean;
  /** Where the last `cd` went: go writes `.` for it at the beginning of each argument. */
  readonly directory: string | null;
  /** Whether the line is inside the text of a `# import/path` message. */
  readonly inMessage: boolean;
}

/**
 * Recognizes the lines that go prints because of `-x`. Every form comes from a place in cmd/go 1.20–1.27 that
 * checks cfg.BuildX: Shell.ShowCmd and its callers, modfetch/codehost, vcs, web, auth, modload/search. A
 * message of go or of a tool must never match: compilers begin with `file:line`, go with `go: `, and `-v`
 * prints a path without blanks.
 */
export function readXLine(line: string, context: XLineContext): XLine | null {
  switch (line.charCodeAt(0)) {
    case 0x23: // #
      return isNote(line) ? { kind: 'step' } : null;
    case 0x20: // blank
    case 0x09: // tab
      return null;
  }
  if (line.startsWith('WORK=')) return { kind: 'work', path: line.slice('WORK='.length) };
  if (line.startsWith('cd ')) {
    const path = line.slice('cd '.length);
    return isAbsoluteOrDot(path) ? { kind: 'cd', path } : null;
  }
  const document = /^cat >(.+) << 'EOF' # internal$/.exec(line);
  if (document) return { kind: 'document', file: document[1] ?? '' };
  const tool = readTool(line, context);
  if (tool) return { kind: 'tool', tool };
  if (isTestBinary(line, context)) return { kind: 'test' };
  if (isStep(line) || (!context.inMessage && isVersionControl(line, context))) return { kind: 'step' };
  if (isComplaint(line)) return { kind: 'complaint' };
  return null;
}

const ABSOLUTE = String.raw`(?:\$WORK|\/|[A-Za-z]:[\\/]|\\\\)`;
const isAbsoluteOrDot = (text: string) => text === '.' || new RegExp(`^${ABSOLUTE}`).test(text);

/** cmd/go/internal/web, modfetch/codehost, modload/search, and installHeader. */
const NOTE = new RegExp(
  String.raw`^# (?:get \S*\/\/|lock ${ABSOLUTE}.*\.lock$|ignoring directory ${ABSOLUTE}` +
    String.raw`|${ABSOLUTE}.* not created$|${ABSOLUTE}.* for \w+ \S+$)`,
);
const isNote = (line: string) => NOTE.test(line);

const STEPS = [
  /^mkdir -p \S/,
  new RegExp(String.raw`^(?:cp|mv|ln -s|rm -rf?|rm -f|touch) "?(?:${ABSOLUTE}|\.)`),
  /^echo (?:-n |'.*' )?>>? \S/,
  /^cat .+ {2}# internal$/,
  /^go tool \w+ .* # internal$/,
  // covdata is not distributed since Go 1.25, so `go test -cover` asks its own go for it.
  /^"?(?:\.?[\\/]|[A-Za-z]:[\\/])[^"]*[\\/]go(?:\.exe)?"? tool \w+ .*\$WORK/,
  /^ar d \S+ _cgo_flags$/,
  // modfetch/codehost prints how long each of its commands took.
  /^\d+\.\d{3}s # \S/,
];
const isStep = (line: string) => STEPS.some((step) => step.test(line));

function isVersionControl(line: string, context: XLineContext): boolean {
  const command = /^(?:git|hg|svn|bzr|fossil) (.)/.exec(line);
  return command !== null && (context.afterCd || /[a-z-]/.test(command[1] ?? ''));
}

/** cmd/go/internal/auth prints these only with -x. */
const isComplaint = (line: string) =>
  /^GOAUTH encountered errors for .*:$/.test(line) ||
  line.startsWith("malformed URL from 'git credential fill' (");

function readTool(line: string, context: XLineContext): ToolName | null {
  const assignments = ASSIGNMENTS.exec(line)?.[0] ?? '';
  const command = line.slice(assignments.length);
  const wrapper = wrapperOf(command, context);
  const tool = toolOf(command, wrapper);
  // If a -toolexec precedes every tool, a line without it may be the wrapper's own output.
  const isCommand = wrapper === '' || command.startsWith(`${wrapper} `) || line.endsWith(' # internal');
  if (tool !== null && isCommand) return tool;
  // A C compiler or vet.
  if (assignments !== '' && command !== '') return line.includes('vet.cfg') ? 'vet' : 'other';
  if (
    / \|\| true$/.test(line) ||
    / # test for internal linking errors \((?:succeeded|failed)\)$/.test(line)
  ) {
    return 'other';
  }
  if (/^\S+ --(?:cflags|libs)(?: |$)/.test(line)) return 'other';
  if (/^swig (?:-version$|.*\$WORK)/.test(line)) return 'other';
  return null;
}

/** The command of `-toolexec` as this line has it: in full, or with `.` for the current directory. */
function wrapperOf(command: string, { toolexec, directory }: XLineContext): string {
  const whole = toolexec.map(quoteAsGo).join(' ');
  if (directory === null || whole === '' || command.startsWith(`${whole} `)) return whole;
  // As in cmd/go's Shell.ShowCmd. A Windows path is quoted, and go leaves it whole.
  const short = ` ${whole}`.replaceAll(` ${directory}`, ' .').slice(1);
  return command.startsWith(`${short} `) ? short : whole;
}

const TEST_BINARY = /^\$WORK[\\/]b\d+[\\/][^\\/]+\.test(?:\.exe)?(?: |$)/;

function isTestBinary(line: string, context: XLineContext): boolean {
  if (TEST_BINARY.test(line)) return true;
  const prefix = context.exec.join(' ');
  if (prefix !== '' && line.startsWith(`${prefix} `)) return TEST_BINARY.test(line.slice(prefix.length + 1));
  return TEST_BINARY.test(line.replace(EXEC_HELPER, '')) && EXEC_HELPER.test(line);
}

/** For another GOOS or GOARCH, go looks for `go_js_wasm_exec` and the like on PATH. */
export const EXEC_HELPER = /^\S*go_\w+_\w+_exec(?:\.exe)? /;

/** Like cmd/go's joinUnambiguously. */
function quoteAsGo(arg: string): string {
  return arg === '' || /[ ()>;"\\]/.test(arg) ? JSON.stringify(arg) : arg;
}
