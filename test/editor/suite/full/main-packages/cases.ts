// cspell:ignore packge
/** A near miss: its directory, the position of the reason, and what fixes it. */
export interface MainCaseInEditor {
  /** Its directory. */
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly code: string;
  /** File and marked text. */
  readonly at: readonly [file: string, line: number, text: string];
  readonly related?: readonly string[];
  /** Title of the first quick fix, after which go runs the directory; null: none that an editor could make. */
  readonly fix: string | null;
  /** The reason that is left after the fix. */
  readonly left?: string;
  /** The fix is a command: go itself is run with its words. */
  readonly isCommand?: boolean;
}

const hello = 'package main\n\nfunc main() {}\n';

export const CASES: readonly MainCaseInEditor[] = [
  {
    name: 'app/nomain',
    files: { 'a.go': 'package main\r\n\r\nfunc Main() {}\r\n' },
    code: 'no-main-function',
    at: ['a.go', 0, 'main'],
    fix: 'Add func main',
  },
  {
    name: 'app/inlib',
    files: { 'a.go': '// Package tool.\npackage tool\n\nfunc main() {}\n', 'b.go': 'package tool\n' },
    code: 'main-in-library',
    at: ['a.go', 1, 'tool'],
    related: ['b.go'],
    fix: 'Change to package main',
  },
  {
    name: 'app/two',
    files: { 'a.go': hello, 'b.go': 'package helper\n' },
    code: 'several-packages',
    at: ['b.go', 0, 'helper'],
    related: ['a.go'],
    fix: 'Change to package main',
  },
  {
    name: 'app/args',
    files: { 'a.go': '\ufeffpackage main\n\n/* größe */ func main(args []string) {\n}\n' },
    code: 'main-with-arguments',
    at: ['a.go', 2, 'main'],
    fix: 'Change to func main()',
  },
  {
    name: 'app/result',
    files: { 'a.go': 'package main\n\nimport "os"\n\nfunc main() error {\n\tos.Exit(0)\n\tpanic(0)\n}\n' },
    code: 'main-with-arguments',
    at: ['a.go', 4, 'main'],
    // Its body may return a value.
    fix: null,
  },
  {
    name: 'app/generic',
    files: { 'a.go': 'package main\n\nfunc main[T any]() {\n}\n' },
    code: 'main-generic',
    at: ['a.go', 2, 'main'],
    fix: 'Change to func main()',
  },
  {
    name: 'app/method',
    files: { 'a.go': 'package main\n\ntype T struct{}\n\nfunc (T) main() {}\n' },
    code: 'main-is-method',
    at: ['a.go', 4, 'main'],
    fix: 'Add func main',
  },
  {
    name: 'app/value',
    files: { 'a.go': 'package main\n\nvar main = 1\n\nfunc f() int { return main }\n' },
    code: 'main-not-a-function',
    at: ['a.go', 2, 'main'],
    fix: 'Rename it and add func main()',
  },
  {
    name: 'app/twice',
    files: { 'a.go': hello, 'b.go': 'package main\n\nfunc main() {\n\tprintln("second")\n}\n' },
    code: 'main-twice',
    at: ['b.go', 2, 'main'],
    related: ['a.go'],
    fix: 'Rename this main and call it from the first',
  },
  {
    name: 'app/intest',
    files: { 'a.go': 'package main\n', 'b_test.go': hello },
    code: 'main-only-in-test',
    at: ['b_test.go', 2, 'main'],
    fix: 'Rename the file (remove the _test suffix)',
  },
  {
    name: 'app/hidden',
    files: { '_main.go': hello },
    code: 'all-files-excluded',
    at: ['_main.go', 0, 'package main'],
    related: ['_main.go'],
    fix: 'Rename the file to main.go',
  },
  {
    name: 'app/empty',
    files: { 'main.go': '// Nothing yet.\n' },
    code: 'empty-file',
    at: ['main.go', 1, ''],
    fix: 'Add package main',
    left: 'no-main-function',
  },
  {
    name: 'app/broken',
    files: { 'main.go': 'packge main\n\nfunc main() {}\n' },
    code: 'broken-file',
    at: ['main.go', 0, 'packge'],
    fix: null,
  },
  {
    name: 'app/mark',
    files: { 'main.go': `// a\n// \ufeff\n${hello}` },
    code: 'byte-order-mark',
    at: ['main.go', 1, ''],
    fix: 'Delete the byte order mark',
  },
  {
    // Written by the scene: no text holds it.
    name: 'app/utf16',
    files: {},
    code: 'not-utf8',
    at: ['main.go', 0, ''],
    fix: null,
  },
  {
    name: 'app/constraint',
    files: { 'main.go': '//go:build a && && b\n\npackage main\n\nfunc main() {}\n' },
    code: 'broken-build-constraint',
    at: ['main.go', 0, '//go:build a && && b'],
    fix: null,
  },
  {
    name: 'app/odd name',
    files: { 'main.go': hello },
    code: 'directory-name',
    at: ['main.go', 2, 'main'],
    fix: 'Run: go run',
    isCommand: true,
  },
  {
    name: 'loose',
    files: { 'main.go': hello },
    code: 'no-go-mod',
    at: ['main.go', 2, 'main'],
    fix: 'Create a module here: go mod init …',
    isCommand: true,
  },
  {
    name: 'newer',
    files: { 'go.mod': 'module example.com/newer\n\ngo 1.99 // soon\n', 'main.go': hello },
    code: 'go-too-new',
    at: ['go.mod', 2, 'go'],
    fix: 'Run: GOTOOLCHAIN',
    isCommand: true,
  },
];
