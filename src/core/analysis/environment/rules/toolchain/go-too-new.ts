import { readToolchainSetting } from '../../../../go/toolchain.ts';
import { compareGoVersions, isGoSince, languageVersion, toolchainFor } from '../../../../go/version.ts';
import { lineOf } from '../../../failure/facts.ts';
import { advice, editLine } from '../../../failure/fix.ts';
import { check } from '../../check.ts';
import { setTo } from '../../fixes.ts';

interface Data {
  readonly wants: string;
  readonly has: string;
  readonly file: string;
}

/** GOTOOLCHAIN keeps go from switching to the version that go.mod or go.work requires. */
export const goTooNew = check({
  id: 'go-too-new',
  severity: 'error',
  find: (facts) => {
    const { go, setting, work, module, files } = facts;
    const asking = work ?? module;
    const wants = asking?.content.go?.version;
    if (asking === null || wants === undefined || go.version === null) return null;
    if (isGoSince(go.version, 21) !== true) return null;
    const gotoolchain = setting('GOTOOLCHAIN');
    const { chosen, follows } = readToolchainSetting(gotoolchain.value);
    const has = chosen ?? go.version;
    if (follows || compareGoVersions(wants, has) <= 0) return null;
    const name = asking === work ? 'go.work' : 'go.mod';
    const local = gotoolchain.value === '' ? '' : `; GOTOOLCHAIN=${gotoolchain.value}`;
    const data: Data = { wants, has, file: files.shown(asking.file) };
    return {
      data,
      place: lineOf(asking.file, /^\s*go\s+\d/, facts),
      settings: [gotoolchain],
      says: `go: ${name} requires go >= ${wants} (running ${has.replace(/^go/, 'go ')}${local})`,
    };
  },
  fixes: ({ data, place = null, settings: [gotoolchain] = [] }) => {
    const language = languageVersion(data.has);
    return [
      ...(gotoolchain === undefined ? [] : [setTo('allow-switch', gotoolchain, 'auto', [data.wants])]),
      advice('install-toolchain', [toolchainFor(data.wants).replace(/^go/, '')]),
      ...(place === null || language === null
        ? []
        : [editLine('lower-go-line', place, 'replace', `go ${language}`, [language])]),
    ];
  },
});
