import { parseGoMod } from '../../../../go/mod-file.ts';
import type { MainPlace } from '../../../../model/main-answer.ts';
import { type FailureFacts, placeAt } from '../../facts.ts';
import { editLine } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly module: string;
  /** The module whose go.mod replaces it, and with what. */
  readonly by: string;
  readonly target: string;
}

/** A replace line of a go.mod that is not the main module's: go ignores it. */
export const replaceInDependency = rule({
  id: 'replace-in-dependency',
  pattern:
    /missing go\.sum entry for module providing package (\S+)|no required module provides package ([^\s:;]+)|cannot find module providing package ([^\s:;]+)|(?:^|\s)([^\s@]+)@\S+: (?:missing go\.sum entry|reading |unrecognized import|module lookup disabled|invalid version)|module (\S+): (?:reading|module lookup disabled)/,
  when: (facts) => replaced(facts) !== null,
  place: (facts) => replaced(facts)?.place ?? null,
  data: (facts): Data => {
    const found = replaced(facts);
    return { module: found?.module ?? '', by: found?.by ?? '', target: found?.target ?? '', setBy: null };
  },
  fixes: ({ data }, facts) => {
    const file = facts.goWork ?? facts.goMod;
    if (file === null) return [];
    const line = `replace ${data.module} => ${data.target}`;
    const at = placeAt(file, null, null, facts);
    return [editLine('own-replace', at, 'append', line, [data.module, data.target])];
  },
});

interface Replaced {
  readonly module: string;
  readonly by: string;
  readonly target: string;
  readonly place: MainPlace;
}

/** Looks into the go.mod files of replaced modules: they are on this machine, and are the ones that people edit. */
function replaced(facts: FailureFacts): Replaced | null {
  const { goMod, files, text } = facts;
  if (goMod === null) return null;
  const main = parseGoMod(files.text(goMod) ?? '');
  const base = files.resolve(goMod, '..');
  for (const { target, path: by } of main.replaces) {
    if (!/^\.\.?(?:[\\/]|$)/.test(target)) continue;
    const dir = files.resolve(base, target);
    const file = files.resolve(dir, 'go.mod');
    for (const one of parseGoMod(files.text(file) ?? '').replaces) {
      const isOwn = main.replaces.some((own) => own.path === one.path);
      if (isOwn || !mentions(text, one.path)) continue;
      const isFolder = /^\.\.?(?:[\\/]|$)/.test(one.target);
      const path = isFolder ? relativeFrom(base, files.resolve(dir, one.target)) : one.target;
      return {
        module: one.path,
        by,
        target: one.targetVersion === null ? path : `${path} ${one.targetVersion}`,
        place: placeAt(file, one.at.line, one.at.column, facts),
      };
    }
  }
  return null;
}

function mentions(text: string, module: string): boolean {
  const at = text.indexOf(module);
  return at >= 0 && !/[\w.-]/.test(text[at + module.length] ?? '');
}

/** As a replace line needs it: with a leading `./` or `../`. */
function relativeFrom(base: string, target: string): string {
  const from = base.split(/[\\/]/);
  const to = target.split(/[\\/]/);
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  const up = from.length - same;
  const rest = to.slice(same).join('/');
  return up === 0 ? `./${rest}` : `${'../'.repeat(up)}${rest}`;
}
