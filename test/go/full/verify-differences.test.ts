import { afterEach, expect, test } from 'vitest';
import { NEXT, VerifyLab } from '../../support/verify-lab.ts';

const labs: VerifyLab[] = [];
afterEach(() => {
  for (const lab of labs.splice(0)) lab.remove();
});
function newLab(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}): VerifyLab {
  const lab = new VerifyLab(files, env);
  labs.push(lab);
  return lab;
}

const MAIN = 'package main\n\nfunc main() { println(stamp) }\n\nvar stamp = "none"\n';
const AT_TIME = 'static const char *when(void) { return __DATE__ " " __TIME__; }';

/** Passes `-V=full` through, by which go asks a tool for its version. */
const WRAPPED = '[ "$2" = -V=full ] && exec "$@"\ntool=$(basename "$1" .exe)\n';

test.skipIf(process.platform === 'win32')(
  'each stage of a package whose output varies is named, and nothing else',
  async () => {
    const lab = newLab({
      'go.mod':
        'module ex.com/m\n\ngo 1.20\n\nrequire ex.com/dep v1.0.0\n\nreplace ex.com/dep v1.0.0 => ./dep\n',
      'plain/plain.go': 'package plain\n\nfunc F() int { return 1 }\n',
      'stamped/stamped.go': 'package stamped\n\nconst At = "STAMP"\n',
      'asm/asm.go': 'package asm\n\nfunc Add() int\n',
      'asm/add.s':
        '#ifndef STAMP\n#define STAMP 1\n#endif\nTEXT ·Add(SB),4,$0-8\n\tMOVQ $STAMP, ret+0(FP)\n\tRET\n',
      'when/when.go': `package when\n\n/*\n${AT_TIME}\n*/\nimport "C"\n\nfunc When() string { return C.GoString(C.when()) }\n`,
      'cfile/cfile.go':
        'package cfile\n\n// int stamp(void);\nimport "C"\n\nfunc F() int { return int(C.stamp()) }\n',
      'cfile/stamp.c': '#ifndef STAMP\n#define STAMP 0\n#endif\nint stamp(void) { return STAMP; }\n',
      'gen/gen.go':
        'package gen\n\n// static int one(void) { return 1; }\nimport "C"\n\nfunc F() int { return int(C.one()) }\n',
      'user/user.go': 'package user\n\nimport "ex.com/m/stamped"\n\nconst At = stamped.At\n',
      'dep/go.mod': 'module ex.com/dep\n\ngo 1.20\n',
      'dep/dep.go':
        'package dep\n\n// int stamp(void);\nimport "C"\n\nfunc F() int { return int(C.stamp()) }\n',
      'dep/stamp.c': '#ifndef STAMP\n#define STAMP 0\n#endif\nint stamp(void) { return STAMP; }\n',
      'usesdep/u.go': 'package usesdep\n\nimport "ex.com/dep"\n\nvar X = dep.F()\n',
    });
    const toolexec = lab.script(
      'toolexec.sh',
      `${WRAPPED}${NEXT}case "$TOOLEXEC_IMPORTPATH $tool" in
'ex.com/m/stamped compile')
  for last in "$@"; do :; done
  copy=$(mktemp -d)/stamped.go; sed "s/STAMP/at $n/" "$last" >"$copy"
  shift; exec "$GOROOT/pkg/tool/$(go env GOOS)_$(go env GOARCH)/compile" $(printf '%s\\n' "$@" | sed '$d') "$copy" ;;
'ex.com/m/asm asm') first=$1; shift; exec "$first" -D "STAMP=$n" "$@" ;;
'ex.com/m/gen cgo')
  "$@" || exit 1
  while [ $# -gt 0 ]; do [ "$1" = -objdir ] && echo "var Stamp = $n" >>"$2/_cgo_gotypes.go"; shift; done
  exit 0 ;;
esac
exec "$@"
`,
    );
    const cc = lab.script(
      'cc.sh',
      `${NEXT}case " $* " in *" -c stamp.c "*|*" -c ./stamp.c "*) exec gcc -DSTAMP=$n "$@" ;; esac\nexec gcc "$@"\n`,
    );
    const before = lab.status();
    const found = await lab.verify(['go', 'build', `-toolexec=${toolexec}`, './...'], { CC: cc });
    expect(found.differences).toEqual([
      'ex.com/dep: cCompiler stamp.c',
      'ex.com/m/asm: assemble add.s',
      'ex.com/m/cfile: cCompiler stamp.c',
      'ex.com/m/gen: cgo _cgo_gotypes.go',
      'ex.com/m/stamped: compile',
      'ex.com/m/when: cCompiler when.go',
    ]);
    expect(found.changed).toEqual([]);
    expect([...found.consequences].sort()).toEqual(['ex.com/m/user', 'ex.com/m/usesdep']);
    expect(found.code).toBe(1);
    expect(lab.status()).toBe(before);
  },
);

test.skipIf(process.platform === 'win32')(
  'of several programs, the one whose link varies is named',
  async () => {
    const lab = newLab({ 'cmd/a/main.go': MAIN, 'cmd/b/main.go': MAIN });
    const toolexec = lab.script(
      'link.sh',
      `${WRAPPED}${NEXT}if [ "$TOOLEXEC_IMPORTPATH $tool" = 'ex.com/m/cmd/b link' ]; then
  first=$1; shift; exec "$first" -X "main.stamp=$n" "$@"
fi
exec "$@"
`,
    );
    const found = await lab.verify(['go', 'build', '-o', 'bin/', `-toolexec=${toolexec}`, './cmd/...']);
    expect(found).toMatchObject({ code: 1, differences: ['link ex.com/m/cmd/b: link'], changed: [] });
    expect(lab.status()).toBe('');
  },
);

test.skipIf(process.platform === 'win32')(
  'a build ID that the linker is given at random is found',
  async () => {
    const lab = newLab({ 'main.go': MAIN });
    const toolexec = lab.script(
      'buildid.sh',
      `${WRAPPED}${NEXT}if [ "$tool" = link ]; then first=$1; shift
  set -- $(printf '%s\\n' "$@" | sed 's/^-buildid=.*$//'); exec "$first" -buildid=random$n "$@"
fi
exec "$@"
`,
    );
    const found = await lab.verify(['go', 'install', `-toolexec=${toolexec}`, '.'], {
      GOBIN: lab.workspace.temp,
    });
    expect(found).toMatchObject({ code: 1, differences: ['link ex.com/m: link'], changed: [] });
    expect(lab.workspace.leftovers()).not.toContain('m');
  },
);

test.skipIf(process.platform === 'win32')(
  'an external linker that adds a build ID at random is found',
  async () => {
    const lab = newLab({ 'main.go': MAIN });
    const linker = lab.script('ld.sh', `${NEXT}exec gcc "$@" -Wl,--build-id=0x$(printf %08x "$n")\n`);
    const flags = `-ldflags=-linkmode=external -extld=${linker}`;
    const found = await lab.verify(['go', 'build', flags, '.']);
    expect(found).toMatchObject({ code: 1, differences: ['link ex.com/m: link'], changed: [] });
  },
);

test.skipIf(process.platform === 'win32')(
  'a C archive with the time in it is named by its package',
  async () => {
    const lab = newLab({
      'main.go': `package main\n\n/*\n${AT_TIME}\n*/\nimport "C"\n\n//export When\nfunc When() *C.char { return C.when() }\n\nfunc main() {}\n`,
    });
    const found = await lab.verify(['go', 'build', '-buildmode=c-archive', '-o', 'lib.a', '.']);
    expect(found.differences).toEqual(['ex.com/m: cCompiler main.go']);
    expect(found).toMatchObject({ code: 1, changed: [], consequences: ['link ex.com/m'] });
    expect(lab.status()).toBe('');
  },
);

test('a program in the directory that it embeds is an input that the command writes itself', async () => {
  const lab = newLab({
    'main.go':
      'package main\n\nimport "embed"\n\n//go:embed all:assets\nvar files embed.FS\n\nfunc main() { println(files) }\n'.replace(
        'println(files)',
        '_, _ = files.ReadDir(".")',
      ),
    'assets/a.txt': 'a\n',
  });
  const found = await lab.verify(['go', 'build', '-o', 'assets/app', '.']);
  expect(found.changed).toEqual(['ex.com/m: embedAdded assets/app (own output)']);
  expect(found).toMatchObject({ code: 1, differences: [], consequences: ['link ex.com/m'] });
  expect(lab.status()).toBe('');
  const elsewhere = await lab.verify(['go', 'build', '-o', 'app', '.']);
  expect(elsewhere).toMatchObject({ code: 0, differences: [], changed: [] });
});

test.skipIf(process.platform === 'win32')(
  'inputs that the build itself changes are named: an embedded file, a commit stamp, pkg-config',
  async () => {
    const lab = newLab({
      'main.go': 'package main\n\nfunc main() {}\n',
      'embeds/embeds.go': 'package embeds\n\nimport _ "embed"\n\n//go:embed log.txt\nvar log string\n',
      'embeds/log.txt': 'log\n',
      'pc/pc.go':
        'package pc\n\n// #cgo pkg-config: any\n// static int stamp(void) { return STAMP; }\nimport "C"\n\nfunc F() int { return int(C.stamp()) }\n',
    });
    const log = `${lab.workspace.dir}/embeds/log.txt`;
    const toolexec = lab.script(
      'log.sh',
      `${WRAPPED}[ "$tool" = link ] && echo built >>'${log}'\nexec "$@"\n`,
    );
    const config = lab.script('pkg-config.sh', `${NEXT}case "$*" in *--cflags*) echo "-DSTAMP=$n";; esac\n`);
    const found = await lab.verify(['go', 'build', `-toolexec=${toolexec}`, '.', './embeds', './pc'], {
      PKG_CONFIG: config,
      GOFLAGS: '-buildvcs=true',
    });
    expect(found.changed).toContain('ex.com/m/embeds: embedEdited log.txt');
    // What pkg-config answers is not part of the key, so it is a difference of the output.
    expect(found.differences).toEqual(['ex.com/m/pc: cCompiler pc.go']);
    expect(found.changed).toContain('ex.com/m: vcsStamp vcs.modified');
    expect(found.code).toBe(1);
  },
);

test.skipIf(process.platform === 'win32')(
  'a tool whose version varies is named once for all packages',
  async () => {
    const lab = newLab({ 'main.go': MAIN });
    const toolexec = lab.script(
      'version.sh',
      `tool=$(basename "$1")
if [ "$2" = -V=full ] && [ "$tool" = compile ]; then
  echo "$("$@") +side-$(printf %s "$GOCACHE" | cksum | cut -d' ' -f1)"; exit
fi
exec "$@"
`,
    );
    const found = await lab.verify(['go', 'build', `-toolexec=${toolexec}`, '.']);
    expect(found).toMatchObject({ code: 1, differences: [] });
    expect(found.changed).toEqual(['all: tool compile']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a test binary with the time in it is named by its test variant',
  async () => {
    const lab = newLab({
      'lib/lib.go': `package lib\n\n/*\n${AT_TIME}\n*/\nimport "C"\n\nfunc When() string { return C.GoString(C.when()) }\n`,
      'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestWhen(t *testing.T) { t.Log(When()) }\n',
    });
    const found = await lab.verify(['go', 'test', '-c', './lib']);
    expect(found.differences).toEqual(['ex.com/m/lib: cCompiler lib.go']);
    expect(found.code).toBe(1);
    expect(lab.status()).toBe('');
  },
);
