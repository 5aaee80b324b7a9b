import { realpath, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import type { ComparisonView } from '../core/view/compare/compare-view.ts';
import type { TraceView } from '../core/view/trace/trace-view.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import type { PageId } from '../protocol/panel/pages.ts';
import { renderHtmlComparison } from '../report/html/compare-report.ts';
import { loadWebviewBundle, renderHtmlReport, type WebviewBundle } from '../report/html/report-html.ts';
import type { CommandLineContext } from './command.ts';

export async function renderReport(view: TraceView, context: CommandLineContext): Promise<string> {
  return renderHtmlReport(view, await bundleOf('pipeline', context), context.messages.locale);
}

export async function renderComparison(view: ComparisonView, context: CommandLineContext): Promise<string> {
  return renderHtmlComparison(view, await bundleOf('comparison', context), context.messages.locale);
}

export function bundleOf(
  page: PageId,
  { webviewFolder: folder }: Pick<CommandLineContext, 'webviewFolder'>,
): Promise<WebviewBundle> {
  return loadWebviewBundle(folder, page).catch((cause: unknown) => {
    throw new UserFacingError('report-page-missing', { folder }, { cause });
  });
}

/** Writes a file that the user named; returns its absolute path. */
export async function writeNamedFile(
  name: string,
  content: string | Uint8Array,
  context: CommandLineContext,
): Promise<string> {
  const path = resolve(context.directory, name);
  try {
    await writeInPlaceOf(path, content);
  } catch (cause) {
    throw new UserFacingError('cannot-write', { path: name, reason: systemErrorOf(cause) }, { cause });
  }
  return path;
}

/** Like a shell's `>`: through a link, with existing permissions, into a pipe or a device. */
async function writeInPlaceOf(path: string, content: string | Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => null);
  // The user may pass the file on, so it gets default permissions.
  if (there === null) return writeAtomically(path, content, 0o666);
  if (!there.isFile()) return writeFile(path, content);
  return writeAtomically(await realpath(path), content, there.mode & 0o777);
}
