import { languageVersion, toolchainFor } from '../../../../go/version.ts';
import type { MainPlace } from '../../../../model/main-answer.ts';
import { type FailureFacts, isSet, lineOf } from '../../facts.ts';
import { advice, again, editLine, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly wants: string;
  readonly has: string | null;
  /** Who asks for it: a file, `GOTOOLCHAIN`, or a module; empty if unknown. */
  readonly asked: string;
  /** Why it could not be had, in go's words. */
  readonly why: string;
}

const FAILED =
  /(?:download|cannot download|downloading) (go\d[\w.]*)[^\n]*: ([^\n]*toolchain not available|[^\n]*(?:refused|no such host|timeout|Forbidden|Not Found|unexpected status|proxyconnect|TLS|lookup|dial)[^\n]*)|cannot find "(go\d[\w.]*)" in PATH|invalid GOTOOLCHAIN "([^"]*)"[^\n]*|(go\d[\w.]*): module lookup disabled by GOPROXY=off|golang\.org\/toolchain@v0\.0\.1-(go\d[\w.]*?)\.[a-z]+-\w+: ([^\n]*)/;

/** go should switch to another toolchain, and cannot get it. */
export const toolchainUnavailable = rule({
  id: 'toolchain-unavailable',
  pattern: FAILED,
  place: (facts) => {
    const chosen = facts.setting('GOTOOLCHAIN');
    return byVariable(facts) ? chosen.place : (askingLine(facts) ?? null);
  },
  data: (facts, message): Data => {
    const wants = message?.match.slice(1).find((one) => one !== undefined && /^go\d/.test(one)) ?? '';
    const setting = facts.setting('GOTOOLCHAIN');
    return {
      wants: wants.replace(/^go/, '') || (message?.match[4] ?? ''),
      has: facts.go.version,
      asked: byVariable(facts) ? 'GOTOOLCHAIN' : (askingLine(facts)?.file ?? ''),
      why: message?.match[2] ?? message?.match[7] ?? message?.match[0] ?? '',
      setBy: byVariable(facts) ? setting : null,
    };
  },
  fixes: ({ data, place }, facts) => {
    if (data.setBy !== null) return [...unset(data.setBy, facts), ...keepsGo(facts)];
    const language = data.has === null ? null : languageVersion(data.has);
    return [
      advice('install-toolchain', [data.wants]),
      ...(language === null || place === null || !/go\.(?:mod|work)$/.test(place.file)
        ? []
        : [editLine('lower-go-line', place, 'replace', lowered(facts, place, language), [language])]),
    ];
  },
});

/** A `go` of the next line down, that is on this machine. */
function keepsGo(facts: FailureFacts) {
  return facts.go.version === null
    ? []
    : [
        again('local-toolchain', facts, {
          env: { GOTOOLCHAIN: 'local' },
          names: [toolchainFor(facts.go.version)],
        }),
      ];
}

function byVariable({ setting }: FailureFacts): boolean {
  const chosen = setting('GOTOOLCHAIN');
  return isSet(chosen) && chosen.from !== 'goroot' && !/^(?:auto|local|path)$/.test(chosen.value);
}

function askingLine(facts: FailureFacts) {
  for (const file of [facts.goWork, facts.goMod])
    if (file !== null) {
      const wanted =
        FAILED.exec(facts.text)
          ?.slice(1)
          .find((one) => one !== undefined && /^go\d/.test(one)) ?? '';
      const version = wanted.replace(/^go/, '').replaceAll('.', '\\.');
      const found =
        lineOf(file, new RegExp(`^\\s*toolchain\\s+go${version}\\b`), facts) ??
        lineOf(file, new RegExp(`^\\s*go\\s+${version}(?:\\.0)?\\b`), facts) ??
        lineOf(file, /^\s*go\s+\d/, facts);
      if (found !== null) return found;
    }
  return null;
}

/** A toolchain line below asks for no more than this go. */
function lowered(facts: FailureFacts, { absolute, line }: MainPlace, language: string): string {
  const text = facts.files.text(absolute)?.split('\n')[(line ?? 1) - 1] ?? '';
  return /^\s*toolchain\b/.test(text) ? `toolchain ${facts.go.version}` : `go ${language}`;
}
