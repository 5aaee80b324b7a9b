import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphAction } from '../../../../src/core/events/events.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { LiveFold } from '../../../../src/core/trace/live-outcomes.ts';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { GO_MOD, GoWorkspace, steady, type Traced } from '../../../support/go-workspace.ts';

const PROGRAM = `package main

import (
	"ex.com/m/lib"
	"fmt"
	"time"
)

func main() {
	fmt.Println(lib.Name)
	time.Sleep(time.Hour)
}
`;

const LIB = 'package lib\n\nconst Name = "ann"\n';
// With RELEASED set, it waits until the link of its test binary has been seen; otherwise go could end before.
const TESTS = `package lib

import (
	"os"
	"testing"
	"time"
)

func TestName(t *testing.T) {
	println(Name)
	file := os.Getenv("RELEASED")
	for i := 0; file != "" && i < 6000; i++ {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}
`;

describeEachGo((version, requireInstalled) => {
  let workspace: GoWorkspace;
  beforeAll(async () => {
    workspace = new GoWorkspace(
      {
        'go.mod': GO_MOD,
        'main.go': PROGRAM,
        'lib/lib.go': LIB,
        'lib/lib_test.go': TESTS,
        'broken/broken.go': 'package broken\n\nvar X int = "x"\n',
      },
      { GOTOOLCHAIN: `go${version}` },
    );
    await workspace.plain(['go', 'test', './...']);
    await workspace.plain(['go', 'build', '-o', workspace.temp, '.']);
  }, 300_000);
  afterAll(() => workspace.remove());

  const MODE = 'inherit,spans,plan';

  function folded({ recording, progress }: Traced) {
    const plan = recording.final ?? recording.plan ?? [];
    const fold = new LiveFold(plan);
    const begun = new Set<number>();
    for (const entry of progress) {
      if (entry.type !== 'x') continue;
      fold.take(entry.event);
      if (entry.event.type === 'action') begun.add(entry.event.id);
    }
    const states = fold.states({ succeeded: null, blamed: new Set() });
    const withOutcome = (outcome: string) => plan.filter(({ id }) => states[id]?.outcome === outcome);
    return { plan, fold, begun, withOutcome };
  }
  const named = (actions: readonly GraphAction[]) => actions.map((a) => `${a.mode} ${a.package}`).sort();

  test('what go compiles, and when it starts the program, is seen while it works', {
    timeout: 120_000,
  }, async () => {
    requireInstalled();
    workspace.stamp();
    const traced = await workspace.traced(['go', 'run', '.'], { mode: `${MODE},abort` });
    const { fold, withOutcome } = folded(traced);
    expect(named(withOutcome('miss').filter(({ mode }) => mode !== 'go run'))).toEqual([
      'build ex.com/m',
      'build ex.com/m/lib',
      'link ex.com/m',
    ]);
    expect(withOutcome('hit')).toEqual([]);
    expect(fold.exec).toMatchObject({ fromCache: false });
    expect(traced.progress.filter(({ type }) => type === 'exec')).toHaveLength(1);
  });

  test('every name that go gives an action is found in its plan', { timeout: 120_000 }, async () => {
    workspace.stamp();
    const { plan, begun, withOutcome } = folded(
      await workspace.traced(['go', 'test', '-count=1', './lib'], {
        mode: `${MODE},release`,
        env: { RELEASED: path.join(workspace.dir, 'released') },
      }),
    );
    const seen = plan.filter(({ id }) => begun.has(id));
    for (const name of ['build ex.com/m/lib', 'build ex.com/m/lib.test', 'link ex.com/m/lib.test'])
      expect(named(seen)).toContain(name);
    expect(withOutcome('hit')).toEqual([]);
  });

  test('stderr is that of go, and the final graph has the outcomes', { timeout: 120_000 }, async () => {
    for (const argv of [
      ['go', 'build', './broken'],
      ['go', 'vet', './lib'],
      ['go', 'test', './lib', './broken'],
    ]) {
      await workspace.plain(argv);
      const plain = await workspace.plain(argv);
      const traced = await workspace.traced(argv, { mode: 'inherit' });
      expect(traced.code).toBe(plain.code);
      expect(traced.stderr).toBe(plain.stderr);
      expect(steady(traced.stdout)).toBe(steady(plain.stdout));
      const { actions, messagesKept, diagnostics } = foldTrace(traced.recording);
      expect({ messagesKept, diagnostics }).toEqual({ messagesKept: false, diagnostics: [] });
      const failed = actions.filter(({ outcome }) => outcome === 'failed').map(({ package: name }) => name);
      expect(failed).toEqual(argv.includes('./broken') ? ['ex.com/m/broken'] : []);
    }
  });
}, SOME_VERSIONS);
