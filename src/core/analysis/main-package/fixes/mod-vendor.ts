import type { MainFacts } from '../facts.ts';
import { type CommandFix, command } from '../fix.ts';

export function modVendor({ module }: MainFacts): CommandFix<'mod-vendor'> {
  return command('mod-vendor', ['go', module.mode === 'workspace' ? 'work' : 'mod', 'vendor']);
}
