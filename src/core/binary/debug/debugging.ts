import type { DebuggingFacts, DwarfFacts, DwarfUnits } from '../facts.ts';
import type { Image, Problems } from '../image.ts';
import { dwarfName, dwarfSection, type Inflate, sectionContent } from './dwarf-section.ts';
import { type DwarfUnit, readDwarfUnits } from './dwarf-units.ts';

/** What a debugger finds in a program. */
export function readDebugging(image: Image, inflate: Inflate, problems: Problems): DebuggingFacts {
  const { symbols } = image;
  const symbolCount = symbols?.filter(({ imported }) => !imported).length ?? 0;
  return {
    symbolTable: symbols === null ? 'unknown' : symbolCount > 0 ? 'present' : 'absent',
    symbolCount,
    dwarf: readDwarf(image, inflate, problems),
  };
}

function readDwarf(image: Image, inflate: Inflate, problems: Problems): DwarfFacts | null {
  const parts = image.sections.filter(
    ({ name, sizeBytes }) => sizeBytes > 0 && dwarfName(name).startsWith('debug_'),
  );
  const hasInfo = dwarfSection(image, 'debug_info') !== null;
  const hasLines = dwarfSection(image, 'debug_line') !== null;
  if (!hasInfo && !hasLines) return null;
  const units = hasInfo ? problems.attempt('dwarf', null, () => unitsOf(image, inflate)) : [];
  const versions = [...new Set(units?.map(({ version }) => version))].sort((one, other) => one - other);
  return {
    versions,
    compressed: parts.some(({ compression }) => compression !== null),
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    linesOnly: units?.every(({ hasChildren }) => !hasChildren) ?? false,
    units: units === null ? null : countUnits(units),
  };
}

function unitsOf(image: Image, inflate: Inflate): readonly DwarfUnit[] | null {
  const contentOf = (name: string) => {
    const section = dwarfSection(image, name);
    return section === null ? null : sectionContent(image, section, inflate);
  };
  const info = contentOf('debug_info');
  const abbreviations = contentOf('debug_abbrev');
  if (info === null || abbreviations === null) return null;
  return readDwarfUnits(info, {
    abbreviations,
    strings: contentOf('debug_str'),
    lineStrings: contentOf('debug_line_str'),
  });
}

const GO_COMPILER = 'Go cmd/compile ';

function countUnits(units: readonly DwarfUnit[]): DwarfUnits {
  const counts = { optimized: 0, unoptimized: 0, partly: 0, foreign: 0 };
  let main: DwarfUnits['main'] = null;
  for (const { producer, name } of units) {
    const kind = kindOf(producer);
    counts[kind] += 1;
    if (name === 'main' && kind !== 'foreign') main = kind;
  }
  return { ...counts, main };
}

/** After the first semicolon, the producer has the flags that change the code. */
function kindOf(producer: string | null): Exclude<keyof DwarfUnits, 'main'> {
  if (!producer?.startsWith(GO_COMPILER)) return 'foreign';
  const flags = producer.split(';').slice(1).join(' ').split(/\s+/);
  const [noOptimizing, noInlining] = [flags.includes('-N'), flags.includes('-l')];
  if (noOptimizing && noInlining) return 'unoptimized';
  return noOptimizing || noInlining ? 'partly' : 'optimized';
}
