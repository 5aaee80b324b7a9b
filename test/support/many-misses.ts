import { createHash } from 'node:crypto';
import { SCHEMA_VERSION } from '../../src/core/model/schema-version.ts';
import type { Action, BuildTrace } from '../../src/core/model/trace.ts';

/**
 * A build of `count` packages in layers, all of them compiled; `edit` is the content of the lowest one's file.
 */
export function manyMisses(count: number, edit: string, startedAt: string): BuildTrace {
  const keyInputs: Record<string, readonly string[]> = {};
  const outputs: string[] = [];
  const actions = Array.from({ length: count }, (_, id): Action => {
    const importPath = `example.com/big/layer${Math.floor(id / 100)}/package${id}`;
    const needs = id === 0 ? [] : importsOf(id);
    const inputs = [
      'go1.26.8',
      'compile',
      `dir /src/big/layer${Math.floor(id / 100)}/package${id}`,
      'go 1.24',
      'goos linux goarch amd64',
      `import "${importPath}"`,
      'omitdebug false standard false local false prefix ""',
      `compile "compile version go1.26.8" [] []`,
      'GOAMD64=v1',
      ...Array.from(
        { length: 6 },
        (_, file) => `file file${file}.go ${short(`${id} ${file} ${id === 0 ? edit : ''}`)}`,
      ),
      ...needs.map((need) => `import ${pathOf(need)} ${outputs[need]}`),
    ];
    const actionID = short(inputs.join('\n'));
    const contentID = short(`output ${actionID}`);
    outputs.push(contentID);
    keyInputs[actionID] = inputs;
    return {
      ...{
        id,
        mode: 'build',
        stage: 'compile',
        package: importPath,
        owner: importPath,
        module: 'example.com/big',
      },
      ...{ deps: needs, outcome: 'miss', actionID, buildID: `${actionID}/${contentID}`, commands: [] },
      ...{ readyMs: id, startMs: id, endMs: id + 5 },
    };
  });
  return {
    ...{
      schemaVersion: SCHEMA_VERSION,
      recorder: { name: 'go-build-pipeline', version: '0.0.0' },
      origin: 'traced',
      startedAt,
    },
    command: { argv: ['go', 'build', './...'], verb: 'build', directory: '/src/big', goflags: [] },
    go: { version: 'go1.26.8', goos: 'linux', goarch: 'amd64', changedEnv: {} },
    module: {
      mode: 'module',
      modules: [{ path: 'example.com/big', version: null, main: true, directory: '/src/big' }],
    },
    ...{ exitCode: 0, signal: null, wallMs: count, provisional: false, interrupted: false, dryRun: false },
    ...{
      actions,
      diagnostics: [],
      tests: [],
      exec: null,
      binaries: [],
      loadPhases: [],
      keyInputs,
      notes: [],
    },
  };
}

function importsOf(id: number): readonly number[] {
  const wanted = [
    id - 1,
    id >> 1,
    id >> 2,
    (id * 7) % id,
    (id * 31 + 5) % id,
    (id * 13 + 1) % id,
    (id * 17) % id,
    0,
  ];
  return [...new Set(wanted.filter((one) => one >= 0 && one < id))];
}

function pathOf(id: number): string {
  return `example.com/big/layer${Math.floor(id / 100)}/package${id}`;
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 20);
}
