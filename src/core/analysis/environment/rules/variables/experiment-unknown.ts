import { experimentUnknown as cause } from '../../../failure/rules/environment/experiment-unknown.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

export const experimentUnknown = before(cause, 'error', (facts) => {
  const known = experiments(facts);
  if (known.size === 0) return null;
  for (const word of facts.setting('GOEXPERIMENT').value.split(',')) {
    if (word === '' || word === 'none') continue;
    // Like internal/buildcfg, which looks at the rest of `nodwarf5`.
    const name = word.replace(/^no/, '');
    if (!known.has(name)) return `go: unknown GOEXPERIMENT ${name}`;
  }
  return null;
});

/** By the files of the package that defines them, so they are those of this Go; empty if it has no sources. */
function experiments({ installation, files }: EnvironmentFacts): ReadonlySet<string> {
  if (installation === null) return new Set();
  const folder = files.resolve(installation.directory, 'src', 'internal', 'goexperiment');
  const names = files.list(folder).flatMap((file) => /^exp_(\w+)_on\.go$/.exec(file)?.[1] ?? []);
  // `regabi` stands for several.
  return new Set(names.length === 0 ? [] : [...names, 'regabi']);
}
