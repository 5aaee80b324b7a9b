import { type FoundImport, firstImport } from '../../evidence/imports.ts';
import type { MainFacts } from '../../facts.ts';
import { correctImport } from '../../fixes/remove-import.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly message: string;
}

export const badImport = rule({
  id: 'bad-import',
  pattern:
    /"[^"]+" is relative, but relative import paths are not supported[^\n]*|(?<![^\s:])[^\s:]+ must be imported as \S+|(?<![^\s:"])"?[^\s:"]+"? is (?:not an importable package|a pseudo-package)[^;\n]*|disallowed import path "[^"]*"|malformed import path[^\n]*|local import "[^"]*" in non-local package/,
  seen: (facts) => dashed(facts) !== null,
  place: (facts, message) => (message === null ? (dashed(facts)?.place ?? null) : null),
  data: (facts, message): Data => ({
    message: message?.match[0] ?? `malformed import path "${dashed(facts)?.path}": leading dash`,
  }),
  fixes: ({ place }) => correctImport(place),
});

/** Source: golang.org/x/mod/module, checkPath. */
function dashed(facts: MainFacts): FoundImport | null {
  return firstImport(facts, (path) => path.startsWith('-'));
}
