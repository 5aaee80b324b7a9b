import { type FailureFacts, isSet } from '../../facts.ts';
import { advice } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  /** `header` · `library` · `pkgConfig`: the tool · `package`: of pkg-config · `cross`: this compiler is for the host. */
  readonly why: 'header' | 'library' | 'pkgConfig' | 'package' | 'cross';
  readonly name: string;
}

/** The C compiler, the C linker or pkg-config does not find what the code needs. */
export const cCodeFails = rule({
  id: 'c-code-fails',
  pattern:
    /fatal error: '?([^\s:']+)'?(?:: No such file or directory| file not found)|cannot find -l(\S+?)(?::|\s|$)|exec: "(pkg-config)": executable file not found|(?:Package ([^\s,]+) was not found in the pkg-config search path|No package '([^']+)' found)|gcc_(\w+)\.S:\d+: Error|unrecognized command-line option '(-m[^']+)'/,
  data: (facts, message): Data => {
    const [, header, library, tool, wanted, wanted2, assembler, option] = message?.match ?? [];
    const isCross = facts.target.goarch !== facts.host.goarch || facts.target.goos !== facts.host.goos;
    const setBy = settingOf(facts);
    if (assembler !== undefined || option !== undefined || (isCross && header !== undefined))
      return { why: 'cross', name: `${facts.target.goos}/${facts.target.goarch}`, setBy };
    if (header !== undefined) return { why: 'header', name: header, setBy: null };
    if (library !== undefined) return { why: 'library', name: library, setBy: null };
    if (tool !== undefined) return { why: 'pkgConfig', name: tool, setBy: null };
    return { why: 'package', name: wanted ?? wanted2 ?? '', setBy: null };
  },
  fixes: ({ data }) => [
    advice(data.why === 'cross' ? 'cross-compiler' : 'install-c-part', [data.name, data.why]),
  ],
});

function settingOf({ setting }: FailureFacts) {
  return [setting('GOOS'), setting('GOARCH'), setting('CGO_ENABLED')].find(isSet) ?? null;
}
