import { expect, test } from 'vitest';
import { isSameCommand, type PlacedCommand } from '../../../../src/core/go/same-command.ts';

/** `[CONFIGURATION…] go …`; GOFLAGS are flags, other variables belong to the configuration. */
function command(text: string, directory = '/app'): PlacedCommand {
  const words = text.split(' ');
  const at = words.findIndex((word) => !/^[A-Z0-9_]+=/.test(word));
  const variables = words.slice(0, at).map((word) => word.split(/=(.*)/s));
  const goflags = variables.filter(([name]) => name === 'GOFLAGS').map(([, value = '']) => value);
  const configuration = variables.filter(([name]) => name !== 'GOFLAGS');
  return { argv: words.slice(at), directory, goflags, configuration: Object.fromEntries(configuration) };
}

const SAME: readonly (readonly [string, string])[] = [
  ['go build .', 'go build'],
  ['go build .', '/usr/local/go/bin/go build .'],
  ['go build .', 'go build -x .'],
  ['go build .', 'go build -v -work -json -p=1 .'],
  ['go build .', 'go build -p 4 -debug-actiongraph=g.json -debug-trace t.json .'],
  ['go build .', 'go build -o /tmp/app .'],
  ['go build .', 'GOFLAGS=-v go build .'],
  ['go build ./a ./b', 'go build ./b ./a'],
  ['go build -race .', 'go build -race=true .'],
  ['go build -race .', 'GOFLAGS=-race go build .'],
  ['go build .', 'go build -race=false .'],
  ['go build .', 'GOFLAGS=-race go build -race=0 .'],
  ['go build -tags=a,b .', 'go build -tags b,a,a .'],
  ['go build -tags=b .', 'GOFLAGS=-tags=a go build -tags=b .'],
  ['go build .', 'go build -tags= .'],
  ['go run . a', 'go run . b c'],
  ['go run -exec=time .', 'go run .'],
  ['go test -run=A ./...', 'go test -count=1 -run=B -v -json ./...'],
  ['go test ./...', 'go test -timeout 9s -short -test.v ./... -args x'],
  ['go test -cover ./...', 'go test -coverprofile=c.out ./...'],
  ['go test -fuzz=FuzzA .', 'go test -fuzz=FuzzB -fuzztime=1s .'],
  ['go list -export -f {{.Export}} .', 'go list -export -json .'],
  ['GOOS=linux CGO_ENABLED=1 go build .', 'go build .'],
  ['GOCACHE=/a GODEBUG=x=1 go build .', 'go build .'],
];

test.each(SAME)('%s is the same as %s', (one, other) => {
  const plain = (text: string) => {
    const { configuration, ...rest } = command(text);
    const counts = Object.entries(configuration ?? {}).filter(([name]) => !/^GO(CACHE|DEBUG)$/.test(name));
    return { ...rest, configuration: Object.fromEntries(counts) };
  };
  expect(isSameCommand(plain(one), plain(other))).toBe(true);
  expect(isSameCommand(plain(other), plain(one))).toBe(true);
});

const DIFFERENT: readonly (readonly [string, string])[] = [
  ['go build .', 'go vet .'],
  ['go build .', 'go install .'],
  ['go build .', 'go build ./...'],
  ['go build .', 'go build -n .'],
  ['go build .', 'go build -a .'],
  ['go build .', 'go build -race .'],
  ['go build .', 'GOFLAGS=-race go build .'],
  ['go build .', 'go build -tags=a .'],
  ['go build .', 'go build -ldflags=-s .'],
  ['go build -gcflags=a=-N -gcflags=b=-l .', 'go build -gcflags=b=-l .'],
  ['go build .', 'go build -buildvcs=false .'],
  ['go build .', 'go build -trimpath .'],
  ['go build .', 'go build -toolexec=x .'],
  ['go vet .', 'go vet -json .'],
  ['go test .', 'go test -c .'],
  ['go test .', 'go test -cover .'],
  ['go test .', 'go test -fuzz=F .'],
  ['go test .', 'go test -vet=off .'],
  ['go run a.go', 'go run b.go'],
  ['GOOS=linux go build .', 'GOOS=windows go build .'],
  ['GOARCH=amd64 go build .', 'GOARCH=arm64 go build .'],
  ['GOAMD64=v3 go build .', 'go build .'],
  ['CGO_ENABLED=0 go build .', 'CGO_ENABLED=1 go build .'],
  ['GOEXPERIMENT=x go build .', 'go build .'],
  ['CGO_CFLAGS=-O1 go build .', 'go build .'],
];

test.each(DIFFERENT)('%s is not %s', (one, other) => {
  expect(isSameCommand(command(one), command(other))).toBe(false);
  expect(isSameCommand(command(other), command(one))).toBe(false);
});

test('go works in the directory of -C, whether -C or a shell led there', () => {
  expect(isSameCommand(command('go -C x build .', '/app/x'), command('go build .', '/app/x'))).toBe(true);
  expect(isSameCommand(command('go build .', '/app'), command('go build .', '/app/x'))).toBe(false);
});

test('an environment that was not recorded is not compared', () => {
  const { configuration: _, ...old } = command('go build .');
  expect(isSameCommand(old, command('GOOS=windows go build .'))).toBe(true);
});
