import { type CommandFix, command } from '../fix.ts';

export function modDownload(): CommandFix<'mod-download'> {
  return command('mod-download', ['go', 'mod', 'download']);
}
