import { compareGoVersions, languageVersion, toolchainFor } from '../../../../go/version.ts';
import type { MainPlace } from '../../../../model/main-answer.ts';
import type { MainFacts } from '../../facts.ts';
import { type CommandFix, command, type EditFix, edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly wants: string;
  readonly has: string | null;
  readonly file: string;
}

/** While go loads the module. */
export const goTooNew = rule({
  id: 'go-too-new',
  pattern:
    /requires go ?>= ?(?:version )?(\S+)|(?:module|package) requires (?:newer Go version|Go) (\S+)|toolchain not available|cannot compile Go (\S+) code|invalid go version '?([^\s':]+)|requires a newer Go version|unknown directive: toolchain/,
  seen: (facts) =>
    facts.module.goLine !== null &&
    facts.goVersion !== null &&
    !facts.module.toolchainMaySwitch &&
    compareGoVersions(facts.module.goLine.version, facts.goVersion) > 0,
  // A workspace that requires less than its modules is outdated, whatever the go version.
  when: ({ go }) => !/listed in go\.work file requires go/.test(go?.loading ?? ''),
  place: askingPlace,
  data: (facts, message): Data => ({
    wants: (message === null ? null : versionIn(message.match)) ?? facts.module.goLine?.version ?? '',
    has: facts.goVersion,
    file: (message === null ? null : askingModule(message.text)) ?? askingPlace(facts)?.file ?? 'go.mod',
  }),
  fixes: newerGo,
});

/** While go compiles: older versions try first, and name the version afterwards. */
export const goTooNewToCompile = rule({
  id: 'go-too-new',
  // Not `requires go1.17 or later (-lang was set to go1.16)`: there the go line is too old.
  pattern: /requires newer Go version (go\S+)|note: module requires Go (\S+)/,
  place: (facts) => facts.module.goLine?.place ?? null,
  data: (facts, message): Data => ({
    wants: message?.match.slice(1).find((part) => part !== undefined) ?? '',
    has: facts.goVersion,
    file: facts.module.goLine?.place.file ?? 'go.mod',
  }),
  fixes: newerGo,
});

/** The line that requires the newer Go: the go line, or the line for a module that requires it. */
function askingPlace({ errorOrigin, module }: MainFacts): MainPlace | null {
  return errorOrigin?.module?.place ?? module.goLine?.place ?? null;
}

/** `example.com/x@v1.2.0` of `go: example.com/x@v1.2.0 requires go >= 1.99`: another module requires it. */
function askingModule(text: string): string | null {
  return /(?<!\S)([^\s@]+@\S+) requires go ?>=/.exec(text)?.[1] ?? null;
}

function versionIn(match: RegExpExecArray): string | null {
  const found = match.slice(1).find((part) => part !== undefined);
  return found === undefined ? null : found.replace(/[);:,]+$/, '');
}

function newerGo(
  { place, data }: { readonly place: MainPlace | null; readonly data: Data },
  { target, errorOrigin }: MainFacts,
): readonly (CommandFix<'newer-go'> | EditFix<'lower-go-line'>)[] {
  return [
    command('newer-go', ['go', 'run', ...target], [data.wants], { GOTOOLCHAIN: toolchainFor(data.wants) }),
    ...(errorOrigin?.module?.isGoLine === false
      ? []
      : edit('lower-go-line', place, 'replace', `go ${languageVersion(data.has ?? '') ?? '1.20'}`)),
  ];
}
