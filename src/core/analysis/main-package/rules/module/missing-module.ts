import { type FoundImport, firstImport } from '../../evidence/imports.ts';
import type { MainFacts } from '../../facts.ts';
import { type CommandFix, command } from '../../fix.ts';
import { fixGoMod } from '../../fixes/fix-go-mod.ts';
import { modDownload } from '../../fixes/mod-download.ts';
import { modTidy } from '../../fixes/mod-tidy.ts';
import { modVendor } from '../../fixes/mod-vendor.ts';
import { correctImport } from '../../fixes/remove-import.ts';
import { type MainMessage, rule } from '../../rule.ts';

interface Data {
  readonly package: string;
  /**
   * `notRequired` by go.mod · `notVendored`: missing in the vendor directory, the only place where go looks ·
   * `own`: it would be in this module, at `about` · `ambiguous`: the package `about` is in several modules ·
   * `replacement`: the directory `about` does not exist · `download`: it failed, as in `about`.
   */
  readonly why: 'notRequired' | 'notVendored' | 'own' | 'ambiguous' | 'replacement' | 'download';
  readonly about: string;
}

export const missingModule = rule({
  id: 'missing-module',
  pattern:
    /no required module provides package ([^\s:;]+)|cannot find module providing package ([^\s:;]+)|module (\S+) provides package \S+ and is replaced but not required|module lookup disabled by GOPROXY=off|cannot find module|missing dot in first path element|replacement directory \S+ does not exist|from implicitly required module|ambiguous import|module \S+ found[^\n]*does not contain package|does not contain package|: unknown revision|no matching versions for|unrecognized import path|disabled by GO(?:PROXY|VCS)|missing module for import|cannot find package "([^"]+)"|dial tcp[^\n]*|no such host|: 4(?:04 Not Found|10 Gone)/,
  seen: (facts) => unprovided(facts) !== null,
  place: (facts, message) =>
    message === null ? (unprovided(facts)?.place ?? null) : (facts.errorOrigin?.module?.place ?? null),
  data: (facts, message): Data => ({
    package: message?.match.slice(1).find((part) => part !== undefined) ?? unprovided(facts)?.path ?? '',
    ...whyMissing(facts, message),
  }),
  fixes: ({ place, data }, facts) => {
    switch (data.why) {
      case 'own':
        return correctImport(place);
      case 'replacement':
        return fixGoMod(place);
      case 'download':
        return [modDownload()];
      case 'ambiguous':
        return fixGoMod(facts.module.file);
      case 'notVendored':
        return [modVendor(facts), goGet(data), modTidy()];
      case 'notRequired':
        return [goGet(data), modTidy()];
    }
  },
});

/** A missing import may be one of several cases, each with its own fix. */
function whyMissing(facts: MainFacts, message: MainMessage | null): Pick<Data, 'why' | 'about'> {
  if (message === null) return { why: 'notRequired', about: '' };
  const line = message.text.slice(message.match.index).split('\n')[0] ?? '';
  if (/ambiguous import/.test(line)) {
    const name = /found package (\S+) in/.exec(line)?.[1];
    return { why: 'ambiguous', about: name ?? '' };
  }
  const gone = /replacement directory (\S+) does not exist/.exec(line)?.[1];
  if (gone !== undefined) return { why: 'replacement', about: gone };
  if (DOWNLOAD.test(line)) return { why: 'download', about: line.trim() };
  // go did not read go.mod in this case, so whether a module is required is not known.
  if (/disabled by -mod=vendor/.test(line)) return { why: 'notVendored', about: '' };
  const name = message.match[1] ?? '';
  const own = facts.module.path;
  if (own !== null && own !== '' && (name === own || name.startsWith(`${own}/`)))
    return { why: 'own', about: name === own ? '.' : `.${name.slice(own.length)}` };
  return { why: 'notRequired', about: '' };
}

const DOWNLOAD =
  /^(?:module lookup disabled by GOPROXY=off|: unknown revision|no matching versions for|unrecognized import path|disabled by GO(?:PROXY|VCS)|dial tcp|no such host|: 4(?:04 Not Found|10 Gone))/;

/** The first import that no required module can provide. */
function unprovided(facts: MainFacts): FoundImport | null {
  const { provides } = facts.module;
  if (provides === null) return null;
  return firstImport(facts, (path) => {
    // No module path begins with a dash; as an argument of `go get` it would be a flag.
    if (path === 'C' || /^[.-]/.test(path) || !(path.split('/')[0] ?? '').includes('.')) return false;
    return !provides.some((module) => path === module || path.startsWith(`${module}/`));
  });
}

function goGet({ package: name }: Data): CommandFix<'go-get'> {
  return command('go-get', ['go', 'get', name === '' ? './...' : name]);
}
