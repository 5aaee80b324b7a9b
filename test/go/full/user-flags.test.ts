// cspell:ignore nogo
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GO_MOD, GoWorkspace, type RunOptions, steady } from '../../support/go-workspace.ts';

const MAIN = 'package main\n\nfunc main() { println("hi") }\n';

describe('flags of the user keep their meaning', () => {
  let workspace: GoWorkspace;
  beforeEach(async () => {
    workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': MAIN, 'sub/main.go': MAIN });
    await workspace.plain(['go', 'build', './...']);
  });
  afterEach(() => workspace.remove());

  /** Runs the command alone and traced; keys and names that differ in every compile are replaced. */
  async function same(argv: readonly string[], options: RunOptions = {}) {
    workspace.stamp();
    const plain = await workspace.plain(argv, options);
    workspace.stamp();
    const traced = await workspace.traced(argv, options);
    expect(traced.code).toBe(plain.code);
    expect(alike(traced.stdout)).toBe(alike(plain.stdout));
    expect(alike(traced.stderr)).toBe(alike(plain.stderr));
    return { plain, traced, recording: traced.recording };
  }
  const alike = (text: string) =>
    steady(text)
      .replaceAll(/[0-9a-f]{2}[\\/][0-9a-f]{64}-d/g, 'CACHED')
      .replaceAll(/-buildid[= ]\S+/g, '-buildid ID');

  test('-x prints its lines, and they are parsed as well', async () => {
    const { plain, recording } = await same(['go', 'run', '-x', '.', 'a\nb']);
    expect(plain.stderr).toContain('mkdir -p $WORK/b001/');
    expect(recording.xEvents.map((event) => event.type)).toContain('exec');
    expect(recording.messages).not.toContain('mkdir');
  });

  test('-x in GOFLAGS does the same', async () => {
    const { plain } = await same(['go', 'build', '.'], { env: { GOFLAGS: '-x' } });
    expect(plain.stderr).toContain('WORK=');
  });

  test('-x=false wins over GOFLAGS and over our -x', async () => {
    const { recording } = await same(['go', 'build', '-x=false', '.'], { env: { GOFLAGS: '-x' } });
    expect(recording.xEvents).toEqual([]);
    expect(recording.final).not.toBeNull();
  });

  test('-n runs nothing and prints what it would run', async () => {
    const { plain, recording } = await same(['go', 'build', '-n', '.']);
    expect(plain.stderr).toContain('compile -o $WORK');
    expect(recording.dryRun).toBe(true);
    expect(workspace.has('m')).toBe(false);
  });

  test('-work keeps the line and the directory', async () => {
    const { traced } = await same(['go', 'build', '-work', '.']);
    const work = /^WORK=(.*)$/m.exec(traced.stderr)?.[1] ?? '';
    expect(statSync(work).isDirectory()).toBe(true);
  });

  test('-C comes first', async () => {
    const { recording } = await same(['go', 'build', '-C', 'sub', '-o', 'out', '.']);
    expect(recording.directory).toBe(path.join(workspace.dir, 'sub'));
    expect(recording.binaries).toEqual([
      expect.objectContaining({ kind: 'output', path: path.join(workspace.dir, 'sub', 'out'), kept: true }),
    ]);
    await same(['go', 'run', '-C=sub', '.']);
  });

  test('-toolexec is used for every tool, and its output is shown', async () => {
    const wrapper = path.join(workspace.temp, '..', 'wrapper.sh');
    writeFileSync(
      wrapper,
      '#!/bin/sh\ncase "$*" in *-V=full*) ;; *) echo "/usr/local/go/pkg/tool/linux_amd64/compile -o seen" >&2;; esac\nexec "$@"\n',
    );
    chmodSync(wrapper, 0o755);
    const { plain, recording } = await same(['go', 'build', `-toolexec=${wrapper}`, '.']);
    expect(plain.stderr).toContain('compile -o seen');
    expect(recording.xEvents.some((event) => event.type === 'command' && event.tool === 'compile')).toBe(
      true,
    );
  });

  test.each([
    ['on the command line', ['go', 'build', '-debug-actiongraph=own.json', '.'], {}],
    ['in GOFLAGS', ['go', 'build', '.'], { GOFLAGS: '-debug-actiongraph=own.json' }],
  ])('an action graph that the user requests %s is written there and read', async (_, argv, env) => {
    const { recording } = await same(argv, { env });
    const own = JSON.parse(readFileSync(path.join(workspace.dir, 'own.json'), 'utf8'));
    expect(recording.final).toHaveLength(own.length);
  });

  test('a graph file of an earlier run is not used for this one', async () => {
    await workspace.plain(['go', 'build', '-debug-actiongraph=own.json', '.']);
    const { recording } = await workspace.traced(['go', 'build', '-debug-actiongraph=own.json', './nowhere']);
    expect(recording).toMatchObject({ plan: null, final: null, end: { exitCode: 1 } });
  });

  test('the plan is available while go works', async () => {
    workspace.write({ 'slow.go': 'package main\n\nimport _ "net/http"\n' });
    workspace.stamp();
    const { progress } = await workspace.traced(
      ['go', 'build', '-a', '-gcflags=ex.com/m=-N', '-o', 'out', '-p', '1', './sub'],
      { mode: 'plan' },
    );
    expect(progress.filter((event) => event.type === 'plan')).toHaveLength(1);
  });

  test('--deep adds the phases of loading', async () => {
    const { recording, stderr } = await workspace.traced(['go', 'build', '.'], { mode: 'deep' });
    expect(stderr).toBe('');
    expect(recording.loadPhases.map((phase) => phase.name)).toContain('load.PackagesAndErrors');
    for (const phase of recording.loadPhases) expect(phase.endMs).toBeGreaterThanOrEqual(phase.startMs);
  });

  test('the binary is the same, bit for bit, and so are the cache keys', async () => {
    const cache = path.join(workspace.temp, '..', `cache-${path.basename(workspace.dir)}`);
    await workspace.traced(['go', 'build', '-o', 'traced', '.'], { env: { GOCACHE: cache } });
    const again = await workspace.plain(['go', 'build', '-x', '-o', 'plain', '.'], {
      env: { GOCACHE: cache },
    });
    expect(again.stderr).not.toContain('/compile ');
    expect(workspace.sha256('traced')).toBe(workspace.sha256('plain'));
    await workspace.plain(['go', 'build', '-a', '-o', 'alone', '.'], { env: { GOCACHE: `${cache}-2` } });
    expect(workspace.sha256('alone')).toBe(workspace.sha256('traced'));
  });

  test('a cached test result stays cached when it is traced', async () => {
    workspace.write({ 'sub/a_test.go': 'package main\n\nimport "testing"\n\nfunc TestA(*testing.T) {}\n' });
    await workspace.plain(['go', 'test', './sub']);
    const { stdout, recording } = await workspace.traced(['go', 'test', './sub']);
    expect(stdout).toBe('ok  \tex.com/m/sub\t(cached)\n');
    expect(recording.testOutput).toBe(stdout);
    expect((await workspace.plain(['go', 'test', './sub'])).stdout).toBe(stdout);
  });

  test('without a folder for temporary files the command runs, with a note', async () => {
    const missing = path.join(workspace.temp, 'missing');
    const { code, recording } = await workspace.traced(['go', 'build', '-o', 'out', '.'], {
      env: { TMPDIR: missing, GOTMPDIR: workspace.temp },
    });
    expect(code).toBe(0);
    expect(existsSync(path.join(workspace.dir, 'out'))).toBe(true);
    expect(recording.final).toBeNull();
    expect(recording.notes).toEqual([{ id: 'no-temp-folder', args: { code: 'ENOENT' } }]);
  });

  test('a go that is missing, too old or something else is a separate error', async () => {
    await expect(workspace.traced(['nogo', 'build'])).rejects.toThrow(/go-not-on-path \{"name":"nogo"\}/);
    const fake = path.join(workspace.temp, '..', 'fake-go');
    writeFileSync(fake, '#!/bin/sh\necho hello\n');
    chmodSync(fake, 0o755);
    await expect(workspace.traced([fake, 'build'])).rejects.toThrow(/not-go \{/);
    writeFileSync(fake, '#!/bin/sh\necho go version go1.19.13 linux/amd64\n');
    await expect(workspace.traced([fake, 'build'])).rejects.toThrow(/go-too-old \{.*"version":"go1\.19\.13"/);
  });
});
