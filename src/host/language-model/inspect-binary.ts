import { isAbsolute, resolve } from 'node:path';
import * as vscode from 'vscode';
import { inspectFile, inspectTraced } from '../../app/binary/inspect.ts';
import { exportTexts } from '../../app/export-trace.ts';
import type { Inspection } from '../../core/analysis/binary/inspection.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { viewBinary } from '../../core/view/binary/binary-view.ts';
import { tracedNote } from '../../core/view/binary/page/binary-page-view.ts';
import { sizeLines } from '../../core/view/binary/size-lines.ts';
import { inspectionJson } from '../../report/json/inspect-json.ts';
import { NO_COLORS } from '../../report/text/colors.ts';
import { inspectText } from '../../report/text/inspect-text.ts';
import { loadBinaryMessages } from '../binary/binary-messages.ts';
import { hostContext } from '../host-context.ts';
import { isInWorkspace } from '../in-workspace.ts';
import type { Services } from '../services.ts';
import { lastTrace } from '../traces/last-trace.ts';
import { type ToolAnswer, textInput } from './tool-answer.ts';

/** What a binary says about itself: a file of the workspace, or the binary of the last trace. Only reads. */
export async function inspectBinaryAnswer(input: unknown, services: Services): Promise<ToolAnswer> {
  const wanted = textInput(input, 'file');
  const inspection = wanted === null ? await ofLastTrace(services) : ofWorkspace(wanted);
  if (typeof inspection === 'string') return { text: inspection, data: null };
  const messages = await loadBinaryMessages();
  const { path, facts, findings, traced, sizes } = inspection;
  const lines = inspectText(path, viewBinary(facts, findings, messages), {
    notes: traced === null ? [] : tracedNote(traced, messages),
    sizes: { heading: messages.headings.sizes, lines: sizeLines(sizes, false, messages) },
    colors: NO_COLORS,
    punctuation: messages.punctuation,
  });
  return exportTexts({ text: lines.join('\n'), data: dataOf(inspection) }, hostContext(services));
}

/** Or a sentence that there is none. */
async function ofLastTrace(services: Services): Promise<Inspection | string> {
  const texts = services.messages.views;
  const last = await lastTrace(services);
  if (last.kind !== 'trace') return last.kind === 'running' ? texts.stillRunning : texts.nothingTraced;
  return inspectTraced(last.trace, null);
}

function ofWorkspace(wanted: string): Inspection {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const file = isAbsolute(wanted) || root === undefined ? resolve(wanted) : resolve(root, wanted);
  // A model must not look outside the workspace.
  if (!isInWorkspace(file)) throw new UserFacingError('outside-workspace', { folder: wanted });
  return inspectFile(file);
}

const MOST_PACKAGES = 50;

/** Without the tables of the format and the tree of sizes, which are long and say little. */
function dataOf(inspection: Inspection): unknown {
  const { programs, sizes, members: _members, ...file } = inspectionJson(inspection);
  const { tree: _tree, packages, ...measured } = sizes;
  return {
    ...file,
    programs: programs.map(({ sections: _sections, segments: _segments, ...program }) => program),
    sizes: { ...measured, packages: packages.slice(0, MOST_PACKAGES) },
  };
}
