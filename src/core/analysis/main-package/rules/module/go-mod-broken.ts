import { fixGoMod } from '../../fixes/fix-go-mod.ts';
import { modTidy } from '../../fixes/mod-tidy.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly message: string;
}

export const goModBroken = rule({
  id: 'go-mod-broken',
  pattern:
    /errors? parsing (\S*go\.(?:mod|work))|error loading go\.(?:mod|work)|reading (\S*go\.(?:mod|work))|error reading go\.(?:mod|work)|no module declaration in go\.mod|cannot load module|conflicting replacements|malformed module path|malformed go\.sum|appears multiple times in workspace|listed in go\.work file requires go|is replaced at all versions|invalid module path|invalid GOWORK|parsing go\.mod|used for two different module paths|invalid GOFLAGS|go: parsing \$GOFLAGS|declares its path as|error loading module|go: finding module|invalid version: |error loading go \S+ module graph|unknown godebug|invalid toolchain/,
  seen: (facts) => facts.module.missingUse !== null && facts.as !== 'files',
  place: (facts, message) =>
    message === null
      ? (facts.module.missingUse?.place ?? facts.module.file)
      : (facts.errorOrigin?.module?.place ?? message.place ?? facts.module.file),
  data: (facts, message): Data => ({
    message:
      message === null
        ? `go.work lists ${facts.module.missingUse?.path}, which has no go.mod`
        : firstWords(message.text),
  }),
  fixes: ({ place, data }, { module }) => [
    ...fixGoMod(place ?? module.file),
    // No go command repairs a file that go cannot parse.
    ...(module.mode === 'workspace' || /errors? parsing/.test(data.message) ? [] : [modTidy()]),
  ],
});

/** `errors parsing go.mod:` needs the line below it. */
function firstWords(text: string): string {
  const [first = '', second = ''] = text.trim().split('\n');
  return first.endsWith(':') ? `${first} ${second.trim()}` : first;
}
