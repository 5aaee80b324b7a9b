// cspell:ignore pkey qemu gotypesalias
import { expect, test } from 'vitest';
import { hasHiddenSecret, hideSecrets, withoutSecrets } from '../../../../src/core/go/secrets.ts';

test.each([
  // -exec, -toolexec and CGO_*, as flags and as variables.
  ['env TOKEN=abc qemu', 'env TOKEN=… qemu'],
  ['-exec=env AWS_SECRET_ACCESS_KEY=a/b+c== qemu', '-exec=env AWS_SECRET_ACCESS_KEY=… qemu'],
  ['-toolexec=wrap --api-key=abc -v', '-toolexec=wrap --api-key=… -v'],
  ['wrap --password abc -v', 'wrap --password … -v'],
  ['-O2 -DAPI_TOKEN=abc -DVERSION=1', '-O2 -DAPI_TOKEN=… -DVERSION=1'],
  ['-DKEY=abc', '-DKEY=…'],
  ['-L/x -Wl,--defsym,DB_PASSWORD=abc', '-L/x -Wl,--defsym,DB_PASSWORD=…'],
  // Values of the linker, by their name.
  ['-ldflags=-X main.apiToken=abc -s', '-ldflags=-X main.apiToken=… -s'],
  ['-X=ex.com/m/config.Secret=abc', '-X=ex.com/m/config.Secret=…'],
  ["-X 'ex.com/a-b.token=a b' -s", "-X 'ex.com/a-b.token=…' -s"],
  ['"-X=main.key=a b" -s', '"-X=main.key=…" -s'],
  // Quoted in the ways of a shell, of go, and of a text that quotes such a text.
  ["env 'TOKEN=a b' qemu", "env 'TOKEN=…' qemu"],
  ['env TOKEN="a b" qemu', 'env TOKEN="…" qemu'],
  ["env TOKEN='a b' qemu", "env TOKEN='…' qemu"],
  [String.raw`env TOKEN=a\ b qemu`, 'env TOKEN=… qemu'],
  ['env TOKEN=a"b c"d qemu', 'env TOKEN=… qemu'],
  ['go test -exec "env TOKEN=abc" ./...', 'go test -exec "env TOKEN=…" ./...'],
  ["go test -exec 'env TOKEN=abc qemu' ./...", "go test -exec 'env TOKEN=… qemu' ./..."],
  [String.raw`GOFLAGS="\"-exec=env TOKEN=abc\" -v"`, String.raw`GOFLAGS="\"-exec=env TOKEN=…\" -v"`],
  ['-exec=\'env "TOKEN=a b"\' -v', '-exec=\'env "TOKEN=…"\' -v'],
  ['sh -c "export TOKEN=abc; run"', 'sh -c "export TOKEN=… run"'],
  ['TOKEN=a SECRET=b x', 'TOKEN=… SECRET=… x'],
  ['GITHUB_PAT=a DB_PWD=b', 'GITHUB_PAT=… DB_PWD=…'],
  ['GODEBUG=netdns=go TOKEN=abc,x=1', 'GODEBUG=netdns=go TOKEN=…'],
  ['https://proxy/?access_token=abc', 'https://proxy/?access_token=…'],
  ['env DATABASE_URL=postgres://me:abc@db/x run', 'env DATABASE_URL=postgres://…@db/x run'],
])('%s is shown as %s', (text, shown) => {
  expect(hideSecrets(text)).toBe(shown);
  expect(hideSecrets(shown)).toBe(shown);
  expect(hasHiddenSecret([shown])).toBe(true);
});

test.each([
  ['env PWD=/src GOOS=js run'],
  ['-tags=auth,token -run=TestToken'],
  // Settings of the Go runtime.
  ['build\tDefaultGODEBUG=gotypesalias=0,httpcookiemaxnum=0,httplaxcontentlength=1'],
  ['defaultgodebug "gotypesalias=0,httpcookiemaxnum=0,httplaxcontentlength=1"'],
  ['packagefile token=$WORK/b002/_pkg_.a'],
  ['packagefile ex.com/auth=$WORK/b002/_pkg_.a'],
  ['-trimpath "$WORK/b001=>;/src/auth=>auth"'],
  ['-p example.com/token -o $WORK/b001/_pkg_.a'],
  ['-X main.version=1.2 -X main.author=ann'],
  ['USE_AUTH=1 TOKEN= DEBUG_TOKEN=true'],
  ['--auth ./prog'],
  ['compile -complete ./secret/key.go'],
  ['KEYBOARD=us MONKEY=2 TOKENIZER_PATH_IS /x'],
])('%s stays as it is', (text) => {
  expect(hideSecrets(text)).toBe(text);
  expect(hasHiddenSecret([text])).toBe(false);
});

test('arguments without secrets are the same array', () => {
  const argv = ['go', 'build', './...'];
  expect(withoutSecrets(argv)).toBe(argv);
  expect(withoutSecrets(['go', 'test', '-exec', 'env TOKEN=a b', '.'])).toEqual([
    ...['go', 'test', '-exec', 'env TOKEN=… b', '.'],
  ]);
});
