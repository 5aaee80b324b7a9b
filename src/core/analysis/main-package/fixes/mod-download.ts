import { type CommandFix, command } from '../fix.ts';

/** Also writes go.sum; without `all`, go has not done so since 1.16. */
export function modDownloadAll(): CommandFix<'mod-download'> {
  return command('mod-download', ['go', 'mod', 'download', 'all']);
}

export function modDownload(): CommandFix<'mod-download'> {
  return command('mod-download', ['go', 'mod', 'download']);
}
