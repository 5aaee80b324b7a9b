import { splitQuoted } from '../../go/quoted-words.ts';

/** What the recorded `-ldflags` ask of the linker. */
export interface LinkerFlags {
  /** `-s`, also given to the system's linker. */
  readonly noSymbols: boolean;
  readonly noDwarf: boolean;
}

/** Flags of cmd/link whose value is the next word, unless `=` joins them. */
const WITH_VALUE = new Set(
  'B D E H I L R T X benchmark benchmarkprofile buildid buildmode capturehostobjs cpuprofile debugtextsize debugtramp extar extld extldflags fipso funcalign importcfg installsuffix k libgcc linkmode memprofile memprofilerate o pluginpath r randlayout strictdups tmpdir'.split(
    ' ',
  ),
);
const OFF = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** Reads the flags as cmd/link does: the last one counts, and a value such as that of `-X` is no flag. */
export function readLinkerFlags(ldflags: string): LinkerFlags {
  const flags = new Map<string, string>();
  // A pattern may come before the flags: `all=-s`.
  const words = splitQuoted(ldflags.replace(/^[^\s'"=-][^\s'"=]*=/, '')) ?? [];
  for (let index = 0; index < words.length; index++) {
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/s.exec(words[index] ?? '') ?? [];
    if (name === undefined) continue;
    if (value !== undefined || !WITH_VALUE.has(name)) flags.set(name, value ?? 'true');
    else {
      index += 1;
      flags.set(name, words[index] ?? '');
    }
  }
  const isOn = (name: string): boolean => flags.has(name) && !OFF.has(flags.get(name) ?? '');
  const noSymbols = isOn('s') || stripsByLinker(flags.get('extldflags') ?? '');
  // -s also drops DWARF, unless -w=0 asks for it.
  return { noSymbols, noDwarf: flags.has('w') ? isOn('w') : noSymbols };
}

/** Flags for the system's linker: `-s`, `-Wl,-s`, `-Wl,--strip-all`. */
export function stripsByLinker(flags: string): boolean {
  return flags.split(/[\s,]+/).some((flag) => flag === '-s' || flag === '--strip-all');
}
