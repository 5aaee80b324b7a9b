import { expect, test } from 'vitest';
import { parseGoCommandLine } from '../../../../src/core/go/command-line.ts';
import { defaultOutput, redirectedBuild } from '../../../../src/core/go/redirected-output.ts';

const PLACE = {
  folder: '/t/out',
  nullDevice: '/dev/null',
  isFolder: (value: string) => value === 'existing',
  separator: '/',
  graphFile: '/t/g.json',
};
const OURS = '-debug-actiongraph=/t/g.json';

test.each([
  ['go build .', `go build -a=true -work=true -x=false -o=/dev/null ${OURS} .`],
  ['go build -o app .', `go build -a=true -work=true -x=false ${OURS} -o=/dev/null .`],
  ['go build -o bin/ ./...', `go build -a=true -work=true -x=false ${OURS} -o=/t/out/ ./...`],
  ['go build -o existing .', `go build -a=true -work=true -x=false ${OURS} -o=/t/out/ .`],
  ['go -C x build -a=false -work .', `go -C x build -x=false -o=/dev/null ${OURS} -a=true -work=true .`],
  [
    'go build -debug-actiongraph=g.json .',
    'go build -a=true -work=true -x=false -o=/dev/null -debug-actiongraph=/t/g.json .',
  ],
  [
    'go build -debug-trace t.json .',
    `go build -a=true -work=true -x=false -o=/dev/null ${OURS} -debug-trace= .`,
  ],
  ['go install ./...', `go build -a=true -work=true -x=false -o=/dev/null ${OURS} ./...`],
  ['go install ex.com/m@latest', `go install -a=true -work=true -x=false ${OURS} ex.com/m@latest`],
  ['go vet ./...', `go vet -a=true -work=true -x=false ${OURS} ./...`],
  ['go test -c .', `go test -a=true -work=true -x=false -o=/t/out/program.test ${OURS} -c .`],
  ['go test -c ./...', `go test -a=true -work=true -x=false -o=/t/out/ ${OURS} -c ./...`],
  ['go test -c -o x/ .', `go test -a=true -work=true -x=false ${OURS} -c -o=/t/out/ .`],
])('%s', (typed, expected) => {
  expect(redirectedBuild(parseGoCommandLine(typed.split(' ')), PLACE).join(' ')).toBe(expected);
});

test('an output in GOFLAGS is overridden by the command line', () => {
  const line = parseGoCommandLine(['go', 'build', '.'], ['-o=bin/', '-debug-trace=t.json']);
  expect(redirectedBuild(line, PLACE)).toContain('-o=/t/out/');
  expect(redirectedBuild(line, PLACE)).toContain('-debug-trace=');
});

test.each([
  ['go build', 'ex.com/app/v2', 'linux', 'app'],
  ['go build', 'ex.com/app', 'windows', 'app.exe'],
  ['go build x/main.go x/b.go', 'command-line-arguments', 'linux', 'main'],
  ['go build -buildmode=c-archive', 'ex.com/app', 'linux', 'app.a'],
  ['go build -buildmode=c-shared', 'ex.com/app', 'darwin', 'app.dylib'],
])('%s of %s for %s is called %s', (typed, importPath, goos, name) => {
  expect(defaultOutput(parseGoCommandLine(typed.split(' ')), importPath, goos)).toBe(name);
});
