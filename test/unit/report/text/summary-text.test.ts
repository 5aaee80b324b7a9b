import { expect, test } from 'vitest';
import { messagesFor } from '../../../../src/core/messages/messages-for.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { summarizeTrace } from '../../../../src/core/view/trace/summarize-trace.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { NO_COLORS, type TextColors } from '../../../../src/report/text/colors.ts';
import { summaryText } from '../../../../src/report/text/summary-text.ts';
import { realTrace, withModules } from '../../../support/real-graph.ts';

const edit = withModules(realTrace('gopls-edit'), 'golang.org/x/tools/gopls');
const traced: BuildTrace = {
  ...edit,
  origin: 'traced',
  command: { ...edit.command, argv: ['go', 'build', '.'] },
  go: { ...edit.go, version: 'go1.27.3', goos: 'linux', goarch: 'amd64' },
  exitCode: 0,
};
const files = { trace: '@last', report: '/home/ann/.cache/go-build-pipeline/reports/2026.html' };

/** The text is the same whether a whole view is at hand or only as much of it as a summary needs. */
function render(trace: BuildTrace, colors = NO_COLORS): string {
  const options = { messages: messagesFor('en'), files, colors };
  const text = summaryText(viewTrace(trace), options);
  expect(summaryText(summarizeTrace(trace), options)).toBe(text);
  return text;
}

test('a build after an edit shows the command, the stages, the starting points and the slowest packages', () => {
  expect(render(traced)).toMatchInlineSnapshot(`
    "go build .                                     32.0 s   exit 0   go1.27.3 linux/amd64
    load 0 ms → compile 31 rebuilt · 694 from cache → link 3.5 s → binary 18 ms written
    31 rebuilt, starting with internal/protocol; 30 packages and the link depend on it · 43.8 s of work
    slowest   internal/golang 7.4 s · internal/cache 4.7 s · link 3.5 s · internal/golang/completion 3.3 s · internal/mcp 2.4 s
    path      protocol → command → settings → cache → fillstruct → golang → completion → server → lsprpc → cmd → gopls (main) → link
    trace     @last
    report    /home/ann/.cache/go-build-pipeline/reports/2026.html
    "
  `);
});

test('a cold build says that nothing came from the cache', () => {
  const cold = withModules(realTrace('gopls-cold'), 'golang.org/x/tools/gopls');
  expect(
    render({ ...traced, ...cold, origin: 'traced', command: traced.command, exitCode: 0 }),
  ).toMatchInlineSnapshot(`
    "go build .                                     4 min 06 s   exit 0
    load 0 ms → compile 725 rebuilt · 0 from cache → link 6.5 s → binary <1 ms written
    All 725 packages were rebuilt: nothing came from the cache · 7 min 32 s of work
    slowest   runtime 21.2 s · internal/golang 14.5 s · internal/cache 12.8 s · github.com/modelcontextprotocol/go-sdk/mcp 12.2 s · go/types 11.6 s
    path      1 min 57 s of 4 min 06 s: goarch → abi → race → maps → runtime → reflectlite → … 24 more … → completion → server → lsprpc → cmd → gopls (main) → link
    trace     @last
    report    /home/ann/.cache/go-build-pipeline/reports/2026.html
    "
  `);
});

test('a failed command says so in its first line, with its error', () => {
  expect(
    render({
      ...traced,
      actions: [],
      exitCode: 1,
      diagnostics: [
        {
          package: null,
          file: null,
          line: null,
          column: null,
          message:
            "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
        },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "go build .                                     32.0 s   exit 1   go1.27.3 linux/amd64
    load 32.0 s go could not load the packages → compile not reached → link not reached → binary not reached
    go could not load the packages: go: go.mod file not found in current directory or any parent directory; see 'go help modules'
    trace     @last
    report    /home/ann/.cache/go-build-pipeline/reports/2026.html
    "
  `);
});

test('an imported graph does not claim an exit code or a version', () => {
  const imported = render({ ...edit, origin: 'traced' });
  expect(imported).toContain('exit code unknown');
  expect(imported).not.toContain('go1.');
});

test('notes are shown below the result, and a trace that was not saved has no trace line', () => {
  const text = summaryText(viewTrace({ ...traced, notes: [{ id: 'no-graph', args: {} }] }), {
    messages: messagesFor('en'),
    files: { trace: null, report: null },
    colors: NO_COLORS,
  });
  expect(text).toContain('\nnote      go wrote no action graph, or the graph could not be read.\n');
  expect(text).not.toMatch(/^(trace|report) /m);
});

test('colors mark rebuilt, cached and failed packages and do not change the text', () => {
  const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const colors: TextColors = {
    strong: tag('b'),
    quiet: tag('q'),
    work: tag('work'),
    cache: tag('cache'),
    fault: tag('fault'),
  };
  const text = render({ ...traced, exitCode: 2 }, colors);
  expect(text).toContain('<work>31 rebuilt</work> · <cache>694 from cache</cache>');
  expect(text).toContain('<fault>exit 2</fault>');
  expect(text.replaceAll(/<\/?[a-z]+>/g, '')).toBe(render({ ...traced, exitCode: 2 }));
});

test('text from a trace cannot send control sequences to the terminal', () => {
  const text = render({
    ...traced,
    command: { ...traced.command, argv: ['go', 'build', '\u001b]0;owned\u0007', '\u202egnp.exe'] },
    notes: [{ id: 'text', args: { text: 'a\u001b[2Jb\nreport    /etc/passwd' } }],
  });
  expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
  expect(text.match(/^report /gm)).toHaveLength(1);
});
