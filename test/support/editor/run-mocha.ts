import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Read by the runner outside: written after each test, so that a run that hangs shows where. */
export interface Results {
  finished: boolean;
  running: string | null;
  readonly tests: { readonly title: string; readonly error?: string; readonly skipped?: true }[];
}

/** Runs every test that `load` registers inside the extension host. Rejects if one fails. */
export function runMocha(load: () => void): Promise<void> {
  const file = process.env['EDITOR_TEST_RESULTS'];
  const results: Results = { finished: false, running: null, tests: [] };
  const save = () => file && writeFileSync(file, JSON.stringify(results));
  const mocha = new Mocha({ ui: 'tdd', timeout: 150_000, reporter: class {} as never });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  load();
  return new Promise((resolve, reject) => {
    const { EVENT_TEST_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
    const runner = mocha.run((failures) => {
      results.finished = true;
      save();
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    runner.on(EVENT_TEST_BEGIN, (test) => {
      results.running = test.fullTitle();
      save();
    });
    const end = (entry: Results['tests'][number]) => {
      results.running = null;
      results.tests.push(entry);
      save();
    };
    runner.on(EVENT_TEST_PASS, (test) => end({ title: test.fullTitle() }));
    runner.on(EVENT_TEST_PENDING, (test) => end({ title: test.fullTitle(), skipped: true }));
    // A failed hook is not a test, but counts like one.
    runner.on(EVENT_TEST_FAIL, (test, error: Error) =>
      end({ title: test.fullTitle(), error: error.stack ?? String(error) }),
    );
  });
}
