import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BuildTrace } from '../../src/core/model/trace.ts';
import { importGraph } from '../../src/core/trace/import-graph.ts';
import { importPathOf } from '../../src/core/trace/module-of.ts';

/** A recorded graph of `test/fixtures/graphs`, as the trace that `import` makes of it. */
export function realTrace(name: string): BuildTrace {
  const file = new URL(`../fixtures/graphs/${name}.json.gz`, import.meta.url);
  return importGraph(gunzipSync(readFileSync(file)).toString('utf8'), {
    recorderVersion: '0.0.0',
    directory: '/src/app',
  });
}

/** The trace as if it had been recorded: with its modules, as far as repository names show them. */
export function withModules(trace: BuildTrace, mainModule: string): BuildTrace {
  const paths = new Set([mainModule]);
  const moduleOf = (text: string): string | null => {
    const path = importPathOf(text);
    if (path === '') return null;
    if (path === mainModule || path.startsWith(`${mainModule}/`)) return mainModule;
    const parts = path.split('/');
    if (!parts[0]?.includes('.')) return 'std';
    return parts.slice(0, /^(github\.com|golang\.org)$/.test(parts[0]) ? 3 : 2).join('/');
  };
  const actions = trace.actions.map((action) => ({ ...action, module: moduleOf(action.owner) }));
  for (const { module } of actions) if (module !== null && module !== 'std') paths.add(module);
  const modules = [...paths].map((path) => ({
    path,
    version: null,
    main: path === mainModule,
    directory: null,
  }));
  return { ...trace, actions, module: { mode: 'module', modules } };
}
