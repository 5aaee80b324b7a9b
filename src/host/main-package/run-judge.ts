import { createHash } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import { answerForDiagnostics } from '../../collect/main-package/failure.ts';
import { listDirectory, SourceReader } from '../../collect/main-package/source.ts';
import { type WhyOptions, whyNoMainFromFiles } from '../../collect/main-package/why.ts';
import type { MainAnswer, MainReason } from '../../core/analysis/main-package/answer.ts';
import { flagArgs, parseGoCommandLine } from '../../core/go/command-line.ts';
import type { Run } from '../run.ts';
import { worksIn } from '../run-target.ts';
import type { Services } from '../services.ts';
import { environmentOf } from './environment-of.ts';
import type { MainPackages } from './main-model.ts';
import { relatedPositions } from './related-positions.ts';

/** Why a traced command of this window had nothing to run, as long as the files still show the same. */
export interface FailedRun {
  readonly run: Run;
  readonly answer: MainAnswer;
  readonly reason: MainReason;
  /** The directory where go worked. */
  readonly directory: string;
}

/** The conclusion from go's messages, and the state of the files involved. */
export interface ReportedAnswer {
  readonly answer: MainAnswer;
  readonly files: string;
}

/** Finds out why a run had nothing to run, from the files and from go's messages. Reads only files. */
export class RunJudge {
  readonly #reader: SourceReader;

  constructor(
    private readonly services: Services,
    private readonly mains: MainPackages,
  ) {
    this.#reader = new SourceReader(mains.overlay);
  }

  reportedAnswer(run: Run): ReportedAnswer | null {
    const question = this.#questionOf(run);
    const answer = question === null ? null : answerForDiagnostics(run.view?.diagnostics ?? [], question);
    return answer === null ? null : { answer, files: this.#stateOf(answer) };
  }

  /** The current files if they show the reason; otherwise what go reported about the files at that time. */
  judge(run: Run, reported: ReportedAnswer | null): FailedRun | null {
    const question = this.#questionOf(run);
    if (question === null) return null;
    const { directory } = question;
    const fromFiles = whyNoMainFromFiles(question);
    const answer =
      fromFiles.reason?.id === run.view?.noMain?.id
        ? fromFiles
        : reported !== null && reported.files === this.#stateOf(reported.answer)
          ? reported.answer
          : null;
    return answer?.reason == null ? null : { run, answer, reason: answer.reason, directory };
  }

  #questionOf(run: Run): WhyOptions | null {
    const { noMain } = run.view ?? {};
    if (noMain == null) return null;
    const line = parseGoCommandLine(run.argv);
    const directory = worksIn(run);
    return {
      target: noMain.target.length > 0 ? noMain.target : line.packages,
      directory,
      env: { ...environmentOf(vscode.Uri.file(run.directory)), ...run.target?.env },
      buildFlags: flagArgs(line),
      overlay: this.mains.overlay,
      reader: this.#reader,
      ...(isListed(directory) ? { mains: this.#listedMains } : {}),
    };
  }

  /** From the window's own list, because searching a whole module takes too long while you type. */
  get #listedMains(): readonly string[] {
    return this.mains.mains
      .filter(({ entry }) => entry.kind === 'package')
      .map(({ entry }) => entry.absolute);
  }

  /**
   * What go's answer depends on: the files that it names, the other files in their directories, and module
   * files.
   */
  #stateOf(answer: MainAnswer): string {
    const { bytes } = this.mains.files;
    const files = [
      ...((answer.reason?.place ?? answer.at) ? [answer.reason?.place ?? answer.at] : []),
      ...(answer.reason === null
        ? []
        : relatedPositions(answer, answer.reason, this.services.messages.mains).map(
            ({ position }) => position,
          )),
    ].flatMap((position) => position?.absolute ?? []);
    const directories = [...new Set(files.map((file) => path.dirname(file)))];
    const hash = createHash('sha256');
    for (const file of new Set([...files, ...directories.flatMap(moduleFilesAbove)])) {
      const text = bytes(file);
      hash.update(`${file}\0${text === null ? 'none' : text.length}\0`).update(text ?? '');
    }
    for (const directory of directories)
      hash.update((listDirectory(directory) ?? []).map(({ name }) => name).join('\0'));
    return hash.digest('base64');
  }
}

/** In the window's spelling, as its main packages are. */
function isListed(directory: string): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(directory)) !== undefined;
}

const MODULE_FILES = ['go.mod', 'go.sum', 'go.work', 'go.work.sum', 'vendor/modules.txt'];

function moduleFilesAbove(directory: string): readonly string[] {
  const files: string[] = [];
  for (let dir = directory; ; dir = path.dirname(dir)) {
    for (const name of MODULE_FILES) files.push(path.join(dir, name));
    if (path.dirname(dir) === dir) return files;
  }
}
