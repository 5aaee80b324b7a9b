// cspell:ignore tvcs
import { expect, test } from 'vitest';
import { explainRebuilds } from '../../../../../src/core/analysis/rebuild/rebuilt.ts';
import { snapshotOf } from '../../../../../src/core/analysis/rebuild/snapshot.ts';
import { english } from '../../../../../src/core/messages/en/shared.ts';
import { whyEnglish } from '../../../../../src/core/messages/en/why.ts';
import type { KeySnapshot } from '../../../../../src/core/model/keys.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { rowWhy, type WhyView } from '../../../../../src/core/view/rebuild/why-view.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { NO_COLORS } from '../../../../../src/report/text/colors.ts';
import { whyLines } from '../../../../../src/report/text/why-text.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

interface Key {
  /** Lines of its own, in `FILE=HASH` or go's own words. */
  readonly own: readonly string[];
  readonly imports?: readonly string[];
  readonly output?: string;
}

/** A build of `module`: a sketch, and what each of its keys was made of. */
function build(
  minute: number,
  module: string,
  sketch: string,
  keys: Readonly<Record<string, Key>>,
): BuildTrace {
  const base = traceFromSketch(sketch, {
    startedAt: `2026-01-02T03:${String(minute).padStart(2, '0')}:00.000Z`,
    module: {
      mode: 'module',
      modules: [{ path: module, version: null, main: true, directory: '/src' }],
    },
  });
  const keyInputs: Record<string, readonly string[]> = {};
  const outputOf = (name: string): string => keys[name]?.output ?? `out-${name}`;
  const actions = base.actions.map((action) => {
    const name = action.mode === 'link' ? `link:${action.package}` : action.package;
    const key = keys[name];
    if (!key) return action;
    const inputs = [
      'go1.26.8',
      action.mode === 'link' ? 'link' : 'compile',
      `import "${action.package}"`,
      ...key.own.map((line) => line.replace(/^(\S+\.go)=(\S+)$/, 'file $1 $2')),
      ...(key.imports ?? []).map((path) =>
        action.mode === 'link' ? `packagefile ${path}=${outputOf(path)}` : `import ${path} ${outputOf(path)}`,
      ),
    ];
    const actionID = inputs.join('|');
    keyInputs[actionID] = inputs;
    const done = action.outcome === 'miss' || action.outcome === 'hit';
    return { ...action, actionID, ...(done ? { buildID: `${actionID}/${outputOf(name)}` } : {}) };
  });
  return { ...base, actions, keyInputs };
}

function lines(
  now: BuildTrace,
  ...earlier: readonly BuildTrace[]
): { readonly text: readonly string[]; readonly why: WhyView; readonly roots: readonly string[] } {
  const inputsOf = (id: string) =>
    [now, ...earlier].map((one) => one.keyInputs[id]).find((one) => one !== undefined) ?? null;
  const snapshots: readonly KeySnapshot[] = earlier.map((one) => snapshotOf(one));
  const view = viewTrace(now, {
    explanation: explainRebuilds(now, { earlier: snapshots, inputsOf }),
  });
  if (view.why === null) throw new Error('no answer');
  const roots = view.rows.filter((row) => row.origin).map((row) => row.key);
  return { text: whyLines(view, view.why, english, NO_COLORS, 40), why: view.why, roots };
}

const APP = 'ex.com/app';
const cold = build(
  1,
  APP,
  `
  fmt miss 0..9
  ${APP}/lib miss 9..12 needs fmt
  ${APP}/top miss 12..20 needs ${APP}/lib
  ${APP} miss 20..30 needs ${APP}/top
  link:${APP} miss 30..40 needs ${APP}
  `,
  {
    fmt: { own: ['print.go=aa'] },
    [`${APP}/lib`]: { own: ['lib.go=aa'], imports: ['fmt'] },
    [`${APP}/top`]: { own: ['top.go=aa'], imports: [`${APP}/lib`] },
    [APP]: { own: ['main.go=aa'], imports: [`${APP}/top`] },
    [`link:${APP}`]: { own: [], imports: [APP] },
  },
);

test('roots, their effects and new packages add up to the number of rebuilt packages', () => {
  const now = build(
    2,
    APP,
    `
    fmt hit
    ${APP}/lib miss 9..12 needs fmt
    ${APP}/new miss 9..11 needs fmt
    ${APP}/top miss 12..20 needs ${APP}/lib
    ${APP} miss 20..30 needs ${APP}/top ${APP}/new
    link:${APP} miss 30..40 needs ${APP}
    `,
    {
      fmt: { own: ['print.go=aa'] },
      [`${APP}/lib`]: { own: ['lib.go=bb'], imports: ['fmt'], output: 'lib2' },
      [`${APP}/new`]: { own: ['new.go=aa'], imports: ['fmt'] },
      [`${APP}/top`]: { own: ['top.go=aa'], imports: [`${APP}/lib`], output: 'top2' },
      [APP]: { own: ['main.go=aa'], imports: [`${APP}/top`], output: 'main2' },
      [`link:${APP}`]: { own: [], imports: [APP] },
    },
  );
  const { text, why } = lines(now, cold);
  expect(text[0]).toBe('rebuilt 4 of 5: 1 for the first time, 1 root, 2 because of it');
  const { first, roots, wide, foreign, because, rebuilt, failed } = why.counts;
  expect(first + roots + wide + foreign + because).toBe(rebuilt + failed);
  expect(text).toContainEqual(expect.stringMatching(/^ {2}lib +edited lib\.go → 2 packages and the link/));
  expect(text).toContainEqual(expect.stringMatching(/^ {2}new +seen for the first time/));
  expect(whyEnglish.explained(why.explained, why.compared, why.firstSeen)).toBe(
    '4 of 4 steps explained, 1 more seen for the first time',
  );
});

const RACE = 'compile compile version go1.26.8 ["-race"] []';

test('a change that affects everything is shown for the whole build and is not a root', () => {
  const now = build(
    2,
    APP,
    `fmt miss 0..9
     ${APP}/lib miss 9..12 needs fmt
     runtime/race miss 0..3`,
    {
      fmt: { own: ['print.go=aa', RACE] },
      [`${APP}/lib`]: { own: ['lib.go=aa', RACE], imports: ['fmt'] },
      'runtime/race': { own: ['race.go=aa', RACE] },
    },
  );
  const before = build(1, APP, `fmt miss 0..9\n${APP}/lib miss 9..12 needs fmt`, {
    fmt: { own: ['print.go=aa', RACE.replace('"-race"', '')] },
    [`${APP}/lib`]: { own: ['lib.go=aa', RACE.replace('"-race"', '')], imports: ['fmt'] },
  });
  const { text, roots } = lines(now, before);
  expect(text[0]).toBe('rebuilt 3 of 3: 1 for the first time, 2 due to 1 wider change');
  expect(text).toContainEqual(expect.stringContaining('the whole build   now with -race → 2 packages'));
  expect(roots).toEqual([]);
});

/** A program's compile with its build information: modules, and stamps where it has some. */
function program(minute: number, info: readonly string[], source: string): BuildTrace {
  const lines = [`path\t${APP}`, 'build\t-compiler=gc', ...info].map((line) => `${line}\n`).join('');
  const own = [`modinfo ${JSON.stringify(lines)}`, `main.go=${source}`];
  return build(minute, APP, `${APP} miss 0..9`, { [APP]: { own, output: source } });
}

const STAMPS = [
  'build\tvcs=git',
  'build\tvcs.revision=58872eff9bba95ce2955c6d3b778b94096b115e8',
  'build\tvcs.time=t',
  'build\tvcs.modified=false',
];

test('a program with version control stamps is compared with the last build that has them, not with a go test in between', () => {
  const dirty = STAMPS.map((line) => line.replace('false', 'true'));
  const { text } = lines(program(3, dirty, 'bb'), program(2, [], 'aa'), program(1, STAMPS, 'aa'));
  // That the folder is modified now is the edit itself; the stamps of go build did not come anew.
  expect(text.slice(1)).toEqual([expect.stringMatching(/^ {2}app +edited main\.go/)]);
  const touched = lines(program(3, dirty, 'aa'), program(2, [], 'aa'), program(1, STAMPS, 'aa'));
  expect(touched.text.slice(1)).toEqual([
    expect.stringMatching(/^ {2}app +version control stamp vcs\.modified false → true/),
  ]);
});

test('version control stamps that change together are one cause, and so are module versions in the build information', () => {
  const modules = ['dep\tex.com/one\tv1.0.0', 'dep\tex.com/two\tv1.0.0', 'dep\tex.com/three\tv1.0.0'];
  const linked = lines(program(2, modules, 'aa'), program(1, [], 'aa'));
  expect(linked.text.slice(1)).toEqual([
    expect.stringContaining(
      'module ex.com/one none → v1.0.0, module ex.com/two none → v1.0.0, module ex.com/three',
    ),
  ]);
  const stamped = lines(program(2, STAMPS, 'aa'), program(1, [], 'aa'));
  expect(stamped.text.slice(1)).toEqual([
    expect.stringMatching(/vcs\.revision none → 58872eff9bba, .*vcs\.modified none → false/),
  ]);
  expect(stamped.why.causes.map((one) => one.reasons.length)).toEqual([4]);
});

test('a link that go always repeats is not a cause but a line at the end', () => {
  const sketch = `
    fmt hit
    ${APP}/lib miss 9..12 needs fmt
    link:${APP} miss 30..40`;
  const link = { own: [], imports: [APP] };
  const lib = { own: ['lib.go=bb'], imports: ['fmt'] };
  const { text, why } = lines(
    build(2, APP, sketch, { fmt: { own: ['print.go=aa'] }, [`${APP}/lib`]: lib, [`link:${APP}`]: link }),
    cold,
  );
  expect(text[0]).toBe('rebuilt 1 of 2: 1 root');
  expect(why.causes).toHaveLength(1);
  expect(text.at(-1)).toBe('  and the link: go does not cache linked programs');
  const alone = lines(build(3, APP, `fmt hit\nlink:${APP} miss 3..5`, { [`link:${APP}`]: link }), cold);
  expect(alone.text).toEqual(['linked again: go does not cache linked programs']);
});

test('failed packages are reported as failed, out of the number of packages in the summary', () => {
  const sketch = `fmt hit\n${APP}/lib failed 9..12 needs fmt\n${APP}/top notRun needs ${APP}/lib`;
  const lib = { own: ['lib.go=bb'], imports: ['fmt'] };
  const keys = { fmt: { own: ['print.go=aa'] }, [`${APP}/lib`]: lib };
  const failed = build(2, APP, sketch, keys);
  expect(lines(failed, cold).text[0]).toBe('1 failed of 3: 1 root');
  // Once more, nothing edited: it is that package, not the whole build.
  const again = lines(build(3, APP, sketch, keys), failed, cold).text;
  expect(again[0]).toBe('1 failed of 3: 1 root');
  expect(again[1]).toMatch(/^ {2}lib +same inputs, but it failed last time, so nothing was cached/);
});

test('a link because of its main package does not name it as its own cause', () => {
  const now = build(2, APP, `fmt hit\n${APP} miss 20..30\nlink:${APP} miss 30..40 needs ${APP}`, {
    [APP]: { own: ['main.go=bb'], imports: [`${APP}/top`], output: 'main2' },
    [`link:${APP}`]: { own: [], imports: [APP] },
  });
  const row = lines(now, cold).why.rows['2'];
  expect(row?.chain).toEqual([
    { mode: 'link', importPath: APP },
    { mode: 'build', importPath: APP },
  ]);
  expect(row && rowWhy(row, whyEnglish)).toBe('because its main package changed');
});

const SYS = 'golang.org/x/sys/unix';
const sys = (version: string, go: string, file: string): Key => ({
  own: [`dir /mod/golang.org/x/sys@${version}/unix`, `go ${go}`, `unix.go=${file}`],
});
const glow = build(1, 'github.com/ann/glow/v2', `${SYS} miss 0..9\nlog miss 0..1`, {
  [SYS]: sys('v0.30.0', '1.18', 'aa'),
  log: { own: ['log.go=aa', 'compile compile version go1.26.8 [] ["-N"]'] },
});

test('a trace of another program is marked as such, and its module versions are not changes of the whole build', () => {
  const now = build(2, 'example.com/caddy', `${SYS} miss 0..9\nlog miss 0..2`, {
    [SYS]: sys('v0.31.0', '1.23.0', 'bb'),
    log: { own: ['log.go=aa', 'compile compile version go1.26.8 [] []'] },
  });
  const { text, why } = lines(now, glow);
  // log has other flags there: it is not of the same kind, and so was never seen.
  expect(text[0]).toBe("rebuilt 2 of 2: 1 for the first time, 1 differ from another program's trace");
  expect(text.join('\n')).toContain(
    "version differs from glow's trace (module golang.org/x/sys v0.30.0 → v0.31.0)",
  );
  expect(text.join('\n')).not.toMatch(/the whole build|go line/);
  expect(why.firstOfModule).toBe(true);
  expect(why.baselines.map((one) => one.program)).toEqual(['glow']);
});

test('a trace of the same program is preferred to a newer one of another program', () => {
  const own = build(0, 'example.com/caddy', `${SYS} miss 0..9`, { [SYS]: sys('v0.29.0', '1.18', 'cc') });
  const now = build(2, 'example.com/caddy', `${SYS} miss 0..9`, { [SYS]: sys('v0.31.0', '1.23.0', 'bb') });
  const { text, why } = lines(now, glow, own);
  expect(text[1]).toContain('module golang.org/x/sys v0.29.0 → v0.31.0');
  expect(why.firstOfModule).toBe(false);
});

test('a cause of a main package and its link is named after the package', () => {
  const keys = (debug: string): Readonly<Record<string, Key>> => ({
    [`${APP}/lib`]: { own: ['lib.go=aa'] },
    [APP]: { own: [`omitdebug ${debug} standard false local false prefix ""`], output: debug },
    [`link:${APP}`]: { own: [`omitdebug ${debug} standard false local false prefix ""`], imports: [APP] },
  });
  const sketch = `${APP}/lib hit\n${APP} miss 20..30\nlink:${APP} miss 30..40 needs ${APP}`;
  const { text, roots } = lines(build(2, APP, sketch, keys('true')), build(1, APP, sketch, keys('false')));
  expect(text[0]).toBe('rebuilt 1 of 2: 1 root');
  expect(roots).toEqual([`package:${APP}`]);
  expect(text[1]).toMatch(/^ {2}app \(main\) +built by go run.* → the link/);
  expect(text).toHaveLength(2);
});

test('the number of marked roots equals the number in the total, also with a change of the main package beside an edit', () => {
  const debugOf = (value: string) => `omitdebug ${value} standard false local false prefix ""`;
  const keys = (debug: string, source: string): Readonly<Record<string, Key>> => ({
    [`${APP}/lib`]: { own: [`lib.go=${source}`], output: source },
    [APP]: { own: [debugOf(debug)], imports: [`${APP}/lib`], output: debug },
    [`link:${APP}`]: { own: [debugOf(debug)], imports: [APP] },
  });
  const sketch = `${APP}/lib miss 9..12\n${APP} miss 20..30 needs ${APP}/lib\nlink:${APP} miss 30..40 needs ${APP}`;
  const { text, roots } = lines(
    build(2, APP, sketch, keys('true', 'bb')),
    build(1, APP, sketch, keys('false', 'aa')),
  );
  expect(text[0]).toBe('rebuilt 2 of 2: 2 roots');
  expect(roots).toEqual([`package:${APP}/lib`, `package:${APP}`]);
});

test('the version control stamps that go run omits are not a second cause beside go run', () => {
  const key = (run: boolean): Readonly<Record<string, Key>> => {
    const info = [`path\t${APP}`, 'mod\tex.com/app\t(devel)', ...(run ? [] : STAMPS)];
    const modinfo = `modinfo ${JSON.stringify(info.map((line) => `${line}\n`).join(''))}`;
    return { [APP]: { own: [`omitdebug ${run} standard false local false prefix ""`, modinfo] } };
  };
  const sketch = `${APP} miss 20..30`;
  const run = lines(build(2, APP, sketch, key(true)), build(1, APP, sketch, key(false)));
  expect(run.text.slice(1)).toEqual([expect.stringMatching(/^ {2}app +built by go run/)]);
  const built = lines(build(2, APP, sketch, key(false)), build(1, APP, sketch, key(true)));
  expect(built.text.slice(1)).toEqual([expect.stringMatching(/^ {2}app +no longer built by go run/)]);
});
