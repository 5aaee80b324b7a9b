import { isGoSince } from '../../../../go/version.ts';
import { type FailureFacts, placeAt } from '../../facts.ts';
import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly file: string;
  /** What this go does not know: `toolchain`, `go 1.23.0`. */
  readonly what: string;
  /** The first minor version that knows it. */
  readonly since: number;
  readonly has: string | null;
}

const PATTERN =
  /(\S*go\.(?:mod|work)):(\d+): (?:unknown directive: (\w+)|invalid go version '([^']+)': must match format)/;

/** A directive or a form of version that only a newer Go knows. */
export const moduleFileNewer = rule({
  id: 'module-file-newer',
  pattern: PATTERN,
  when: (facts) => {
    const found = sinceIn(facts);
    return found !== null && isGoSince(facts.go.version, found.since) !== true;
  },
  place: (facts, message) => {
    const [, file = '', line = ''] = message?.match ?? [];
    return placeAt(facts.files.resolve(facts.directory, file), Number(line), 1, facts);
  },
  data: (facts, message): Data => {
    const found = sinceIn(facts);
    return {
      file: message?.match[1] ?? 'go.mod',
      what: found?.what ?? '',
      since: found?.since ?? 21,
      has: facts.go.version,
      setBy: null,
    };
  },
  fixes: ({ data, place }) => [
    advice('use-newer-go', [`1.${data.since}`]),
    ...(data.what === 'toolchain' || /^go /.test(data.what)
      ? [advice('old-form-of-go-mod', [data.what.replace(/^(go \d+\.\d+).*/, '$1')], place)]
      : []),
  ],
});

const DIRECTIVES: ReadonlyMap<string, number> = new Map([
  ['toolchain', 21],
  ['godebug', 23],
  ['tool', 24],
  ['ignore', 25],
]);

/** The newest of everything that go names: one error may hide the next. */
function sinceIn({ text }: FailureFacts): { readonly what: string; readonly since: number } | null {
  const all = [...text.matchAll(new RegExp(PATTERN, 'g'))].flatMap(([, , , directive, version]) => {
    const since = directive === undefined ? 21 : DIRECTIVES.get(directive);
    if (since === undefined) return [];
    const what = directive ?? `go ${version}`;
    return directive === undefined && !/^\d+\.\d+(?:\.\d+|rc\d+|beta\d+)$/.test(version ?? '')
      ? []
      : [{ what, since }];
  });
  return all.sort((a, b) => b.since - a.since)[0] ?? null;
}
