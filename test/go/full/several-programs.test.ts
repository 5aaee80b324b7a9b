import { afterAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

const names = ['a', 'b', 'c', 'd'];
const workspace = new GoWorkspace({
  'go.mod': GO_MOD,
  ...Object.fromEntries(names.map((name) => [`cmd/${name}/main.go`, 'package main\n\nfunc main() {}\n'])),
  'cmd/a/a_test.go': 'package main\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n',
  'cmd/b/b_test.go': 'package main\n\nimport "testing"\n\nfunc TestB(t *testing.T) {}\n',
});
const user = new CliUser(workspace);
afterAll(() => workspace.remove());

test.each([
  ['go build ./cmd/...', /^go build .* {3}a, b and 2 more$/m, /→ link/],
  ['go build -o bin/ ./cmd/...', /a, b and 2 more$/m, /→ binary \d\S* MB a, b and 2 more: .*bin$/m],
  ['go install ./cmd/a ./cmd/b', /^go install .* {3}a and b$/m, /→ install \d\S* MB a and b: .*gobin$/m],
  ['go test ./...', /^go test .* {3}cmd\/a and cmd\/b$/m, /→ test 2 /],
  ['go run ./cmd/a', /^go run .* \S+\/\S+$/m, /→ run/],
])('%s names its programs', async (command, first, strip) => {
  const env = { GOBIN: `${workspace.dir}/gobin` };
  const { stderr, code } = await user.run(['trace', '--no-explain', ...command.split(' ')], { env });
  expect(code).toBe(0);
  expect(stderr).toMatch(first);
  expect(stderr).toMatch(strip);
});
