import type { Settings } from '../settings.ts';
import { needsPipes } from './piped-terminal.ts';

/** The options of `trace` that the settings ask for, in front of the go command. */
export function optionFlags({ explain, history, inheritStderr }: Settings): readonly string[] {
  return [
    ...(explain ? [] : ['--no-explain']),
    ...(history ? [] : ['--no-history']),
    // Over pipes, there is no terminal to inherit.
    ...(inheritStderr && !needsPipes() ? ['--inherit-stderr'] : []),
  ];
}
