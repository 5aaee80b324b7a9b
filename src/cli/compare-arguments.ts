import { basename } from 'node:path';
import type { CommandsToCompare } from '../app/compare/compare-commands.ts';
import { COMPARE_PRESETS, type ComparePreset } from '../app/compare/compare-presets.ts';
import { splitWords } from '../core/go/shell-words.ts';
import { UserFacingError } from '../core/model/errors.ts';
import type { Invocation } from './arguments.ts';

/** The commands of a preset or of `-- go … -- go …`; null for two traces. */
export function commandsToCompare({ operands, switches, values }: Invocation): CommandsToCompare | null {
  const isChosen = (preset: ComparePreset): boolean => switches.has(preset) || values.has(preset);
  const [preset, ...more] = COMPARE_PRESETS.filter(isChosen);
  if (more.length > 0) throw new UserFacingError('compare-one-preset', {});
  if (preset !== undefined) {
    const flags = splitWords(values.get('flags') ?? '', process.platform === 'win32').words;
    return { preset, targets: operands, flags };
  }
  const cut = operands.indexOf('--');
  if (cut < 0) return null;
  const commands = [operands.slice(0, cut), operands.slice(cut + 1)];
  for (const [program] of commands) {
    if (program === undefined) throw new UserFacingError('compare-sides-missing', {});
    if (!basename(program).toLowerCase().startsWith('go'))
      throw new UserFacingError('compare-not-go', { word: program });
  }
  return { commands: commands.map((argv) => ({ argv })) };
}
