import { createHash } from 'node:crypto';
import { figuresOf } from '../../core/analysis/ci/figures.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { BuildRow } from '../../core/model/build-row.ts';
import type { LocatedProblem } from './located-problems.ts';

/** SARIF 2.1.0, which GitHub's code scanning takes. */
export function sarif(problems: readonly LocatedProblem[], version: string) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'go-build-pipeline', version, rules: [{ id: 'go' }, { id: 'test' }] } },
        results: problems.map(({ tool, message, ...place }) => ({
          ruleId: tool,
          level: 'error',
          message: { text: message },
          ...locationsOf(place),
        })),
      },
    ],
  };
}

function locationsOf({ file, line, column }: Pick<LocatedProblem, 'file' | 'line' | 'column'>) {
  if (file === null) return {};
  const region =
    line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } };
  return { locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...region } }] };
}

/** GitLab's code quality report. It requires a location, so problems without one are left out. */
export function codeQuality(problems: readonly LocatedProblem[]) {
  return problems.flatMap(({ file, line, message, tool }) =>
    file === null
      ? []
      : {
          description: message,
          check_name: tool,
          // Without the line, so that the same error keeps its identity when lines above it change.
          fingerprint: createHash('sha256').update(`${tool}\n${file}\n${message}`).digest('hex'),
          severity: 'major',
          location: { path: file, lines: { begin: line ?? 1 } },
        },
  );
}

interface Metric {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly value: number;
}

/** What is better when smaller. Work is in seconds; the hit rate counts what did not come from the cache. */
function metricsOf(rows: readonly BuildRow[]): readonly Metric[] {
  return rows.flatMap((row) => {
    const labels = { command: shownCommand(row.argv) };
    const { rebuilt, hitRate, workMs, binaries, testsRun } = figuresOf(row);
    return [
      { name: 'go_build_rebuilt_packages', labels, unit: 'packages', value: rebuilt },
      { name: 'go_build_work_seconds', labels, unit: 's', value: rounded(workMs / 1_000) },
      ...(hitRate === null
        ? []
        : [{ name: 'go_build_cache_miss_percent', labels, unit: '%', value: rounded((1 - hitRate) * 100) }]),
      ...(testsRun > 0 ? [{ name: 'go_build_tests_run', labels, unit: 'packages', value: testsRun }] : []),
      ...[...binaries].flatMap(([program, size]) =>
        size === null
          ? []
          : { name: 'go_build_binary_bytes', labels: { ...labels, program }, unit: 'bytes', value: size },
      ),
    ];
  });
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** For actions that draw trends, such as github-action-benchmark's `customSmallerIsBetter`. */
export function trendJson(rows: readonly BuildRow[]) {
  return metricsOf(rows).map(({ name, labels, unit, value }) => ({
    name: `${name} ${Object.values(labels).join(' ')}`,
    unit,
    value,
  }));
}

/** OpenMetrics text, which GitLab's metrics reports take. */
export function openMetrics(rows: readonly BuildRow[]): string {
  const lines = metricsOf(rows).map(({ name, labels, value }) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${quotedLabel(text)}"`);
    return `${name}{${pairs.join(',')}} ${value}`;
  });
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

function quotedLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
