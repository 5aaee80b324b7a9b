import { homedir } from 'node:os';
import { join } from 'node:path';
import { historyFacts, historyOf } from '../../../src/app/history-of.ts';
import type { BuildTrace } from '../../../src/core/model/trace.ts';
import { writeTrace } from '../../../src/core/trace/read-trace.ts';
import { allMessagesFor } from '../messages-for.ts';
import { traceFromSketch } from '../sketch.ts';
import type { Sandbox } from './scene.ts';

/** The scene's folders. */
export function sandbox(): Sandbox {
  return JSON.parse(process.env['EDITOR_TEST_PLACE'] ?? '{}') as Sandbox;
}

/** A trace of the sample's program, as if it had been traced in the scene's folder. */
export function sampleTrace(argv: readonly string[] = ['go', 'build', './cmd/harbour']): BuildTrace {
  const { workspace } = sandbox();
  const trace = traceFromSketch(
    `
    example.com/harbour/internal/tide   miss 20..60    module example.com/harbour
    example.com/harbour/internal/clock  hit            module example.com/harbour
    example.com/harbour/cmd/harbour     miss 60..90    module example.com/harbour needs example.com/harbour/internal/tide example.com/harbour/internal/clock
    link:example.com/harbour/cmd/harbour miss 90..190  module example.com/harbour needs example.com/harbour/cmd/harbour
    `,
    {
      command: { argv, verb: 'build', directory: workspace, goflags: [] },
      module: {
        mode: 'module',
        modules: [{ path: 'example.com/harbour', version: null, main: true, directory: workspace }],
      },
    },
  );
  const compile = (name: string) =>
    `compile -o $WORK/b001/_pkg_.a -p x -pack "${join(workspace, name)}/${name.split('/').at(-1)}.go"`;
  return {
    ...trace,
    actions: trace.actions.map((action) =>
      action.mode === 'build' && action.outcome === 'miss'
        ? { ...action, commands: [compile(action.package.replace('example.com/harbour/', ''))] }
        : action,
    ),
  };
}

/** Adds a trace to the user's history; returns its ID. */
export async function saveTrace(trace: BuildTrace): Promise<string> {
  const user = {
    env: process.env,
    directory: sandbox().workspace,
    platform: process.platform,
    home: homedir(),
    messages: allMessagesFor('en'),
  };
  return (await historyOf(user).add(writeTrace(trace), historyFacts(trace))).id;
}
