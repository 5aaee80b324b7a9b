import { afterAll, describe, expect, test } from 'vitest';
import { mainAnswerOf } from '../../src/collect/main-package/failure.ts';
import { whyNoMain } from '../../src/collect/main-package/why.ts';
import { findGo } from '../../src/collect/toolchain/find-go.ts';
import { makeRunGo } from '../../src/collect/toolchain/run-go.ts';
import { mainsEnglish } from '../../src/core/messages/en/main-packages.ts';
import { messagesFor } from '../../src/core/messages/messages-for.ts';
import { foldTrace } from '../../src/core/trace/fold-trace.ts';
import { noMainView } from '../../src/core/view/main-package/no-main-view.ts';
import { viewTrace } from '../../src/core/view/trace/view-trace.ts';
import { NO_COLORS } from '../../src/report/text/colors.ts';
import { summaryText } from '../../src/report/text/summary-text.ts';
import { GoWorkspace } from '../support/go-workspace.ts';

describe('after a traced command that failed', () => {
  const workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'lib/lib.go': 'package lib\n',
    'cmd/app/main.go': 'package main\n\nfunc main() {}\n',
    'none/a.go': 'package main\n\nfunc Main() {}\n',
    'two/a.go': 'package main\n\nfunc main() {}\n',
    'two/b.go': 'package main\n\nfunc main() {}\n',
    'win/main_plan9.go': 'package main\n\nfunc main() {}\n',
    'broken/main.go': 'package main\n\nfunc main() { x := 1 }\n',
    'exits/main.go': 'package main\n\nimport "os"\n\nfunc main() { os.Exit(3) }\n',
    'alone/main.go': 'package main\n\nfunc main() { helper() }\n',
    'alone/h.go': 'package main\n\nfunc helper() {}\n',
    'partly/main.go': 'package main\n\nfunc main() { helper() }\n',
    'partly/h_plan9.go': 'package main\n\nfunc helper() {}\n',
  });
  afterAll(() => workspace.remove());

  const traced = async (...args: string[]) => {
    const { recording } = await workspace.traced(['go', ...args]);
    return foldTrace(recording);
  };

  test.each([
    [['run', './lib'], 'library-package', './lib/lib.go', 'go run ./alone'],
    [['run', './none'], 'no-main-function', './none/a.go', null],
    [['run', './two'], 'main-twice', './two/b.go', null],
    [['run', './win'], 'all-files-excluded', './win/main_plan9.go', 'GOOS=plan9 go build ./win'],
    [['build', './nothing'], 'path-missing', null, null],
    [['run', './...'], 'pattern-several-mains', null, 'go run ./alone'],
    [['run', 'alone/main.go'], 'file-alone', './alone/main.go', 'go run ./alone'],
    [['run', './partly'], 'declared-in-left-out-file', 'partly/main.go', 'GOOS=plan9 go build ./partly'],
  ] as const)('go %j: %s', async (args, id, file, fix) => {
    const trace = await traced(...args);
    const answer = mainAnswerOf(trace, workspace.env);
    const view = noMainView(answer, mainsEnglish, 'linux');
    expect({ id: view?.id, file: view?.place?.file ?? null }).toEqual({ id, file });
    if (fix !== null) expect(view?.fixes[0]?.how).toBe(fix);
    const summary = summaryText(viewTrace(trace, { noMain: view }), {
      messages: messagesFor('en'),
      colors: NO_COLORS,
      files: { trace: null, report: null },
    });
    expect(summary).toContain(view?.sentence);
  });

  test('a build that go is asked for finds the excluded file that declares a missing name', async () => {
    const { env, dir: directory } = workspace;
    const runGo = makeRunGo({ path: (await findGo('go', directory, env)).path, env });
    const answer = await whyNoMain({ target: ['./partly'], directory, env, runGo, build: true });
    expect(answer.reason?.id).toBe('declared-in-left-out-file');
  });

  test('a build of many packages blames the program that was not linked, by its directory', async () => {
    const trace = await traced('build', './lib', './none');
    const view = noMainView(mainAnswerOf(trace, workspace.env), mainsEnglish, 'linux');
    expect(view?.sentence).toMatch(/^\.\/none is package main but has no/);
    expect(view?.place?.file).toBe('./none/a.go');
  });

  test.each([
    [['build', './...']],
    [['build', './none', './broken']],
    [['run', './broken']],
    [['run', './exits']],
    [['run', './cmd/app']],
    [['test', './lib']],
  ] as const)('go %j gets no reason why there is no main package', async (args) => {
    expect(mainAnswerOf(await traced(...args), workspace.env)).toBeNull();
  });
});
