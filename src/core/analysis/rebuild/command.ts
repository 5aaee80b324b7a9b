/** What of a command's words decides which packages and files a build has, beside the keys themselves. */
export interface CommandFacts {
  readonly tags: string;
  readonly flags: ReadonlyMap<string, string>;
}

/** go's build flags that take a value as the next word (cmd/go/internal/work/build.go, AddBuildFlags; test flags). */
const WITH_VALUE = new Set(
  (
    'C asmflags buildmode buildvcs compiler debug-actiongraph debug-trace gccgoflags gcflags installsuffix ' +
    'ldflags mod modfile o overlay p pgo pkgdir tags toolexec covermode coverpkg vet exec bench benchtime ' +
    'blockprofile blockprofilerate count coverprofile cpu cpuprofile fuzz fuzzcachedir fuzzminimizetime ' +
    'fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction outputdir parallel run skip ' +
    'test.timeout timeout trace shuffle'
  ).split(' '),
);
const BOOLEAN_WITH_EQUALS = new Set(['buildvcs']);

/** Reads the flags of `go VERB [flags] packages`, GOFLAGS first, as go does: the last one wins. */
export function readCommand(argv: readonly string[], goflags: readonly string[]): CommandFacts {
  const flags = new Map<string, string>();
  for (const word of goflags) addFlag(word, null, flags);
  const verbAt = verbIndex(argv);
  const isTest = argv[verbAt] === 'test';
  for (let at = verbAt + 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '-args' || word === '--args' || word === '--') break;
    if (word.startsWith('-') && word !== '-') {
      if (addFlag(word, argv[at + 1] ?? null, flags)) at++;
    } else if (!isTest) break; // Only go test takes flags after its packages.
  }
  return { tags: normalizeTags(flags.get('tags') ?? ''), flags };
}

/** Where the verb stands: `go -C DIR build` is allowed. */
function verbIndex(argv: readonly string[]): number {
  if (argv[1] === '-C' || argv[1] === '--C') return 3;
  return argv[1]?.startsWith('-') ? 2 : 1;
}

/** Whether the next word was the flag's value. */
function addFlag(word: string, next: string | null, flags: Map<string, string>): boolean {
  const name = word.replace(/^--?/, '').replace(/=.*$/s, '');
  const equals = word.indexOf('=');
  if (equals >= 0) {
    flags.set(name, word.slice(equals + 1));
    return false;
  }
  if (WITH_VALUE.has(name) && !BOOLEAN_WITH_EQUALS.has(name) && next !== null) {
    flags.set(name, next);
    return true;
  }
  flags.set(name, 'true');
  return false;
}

function normalizeTags(tags: string): string {
  return [...new Set(tags.split(/[\s,]+/).filter((tag) => tag !== ''))].sort().join(',');
}
