/** What the editor says around the pipeline panel; what stands in it is `PanelWords`. */
export interface HostPanelMessages {
  readonly title: (command: string) => string;
  readonly waiting: string;
  readonly reading: string;
  readonly nothingTraced: string;
  /** Its window is gone, and its recorder not yet. */
  readonly beingKept: string;
  /** Said to who asked for something that needs the whole trace. */
  readonly waitsForTrace: string;
  /** The history keeps the last ones only, and can be cleared; or the recorder was killed. */
  readonly traceGone: string;
  /** The window that ran it was reloaded or closed, and nothing was to be kept. */
  readonly runGone: string;
  readonly unknownSource: string;
  readonly stillRunning: string;
  readonly fileMissing: (path: string) => string;
  readonly notText: (path: string) => string;
  readonly onNetwork: (path: string) => string;
  readonly folderMissing: (path: string) => string;
  readonly noSource: (folder: string) => string;
  readonly traceFiles: string;
  readonly allFiles: string;
  readonly openTrace: string;
  readonly saveReport: string;
  readonly reportSaved: (path: string) => string;
  readonly openReport: string;
  readonly cannotSave: (path: string, reason: string) => string;
  readonly noWebview: string;
  readonly needsGoExtension: string;
  readonly showExtension: string;
  readonly noProgram: string;
  readonly programUnknown: (program: string) => string;
  readonly programOutside: (folder: string) => string;
  readonly debugName: (program: string) => string;
}

export const hostPanelEnglish: HostPanelMessages = {
  title: (command) => `Pipeline: ${command}`,
  waiting: 'go was started and has said nothing yet.',
  reading: 'Reading the trace…',
  nothingTraced: 'Nothing was traced in this workspace yet. Run “Go Pipeline: Trace go run” first.',
  beingKept:
    'The window that ran this command is gone. What was recorded of it is shown here as soon as it has ended.',
  waitsForTrace: 'Waiting for the trace: its command has not ended yet, or its recorder is still keeping it.',
  traceGone: 'The trace that this panel showed is not in the history (any more). Trace the command again.',
  runGone:
    'This window no longer knows the command that this panel showed, and its trace was not kept: the history was off (setting goPipeline.history). Trace the command again.',
  unknownSource: 'What this panel showed is not known any more. Open it from the Runs view.',
  stillRunning: 'The command is still running. Save the report when it has ended.',
  fileMissing: (path) => `There is no file ${path} (any more).`,
  notText: (path) => `${path} cannot be shown as text.`,
  onNetwork: (path) => `${path} lies on another machine and is not opened for a trace. Open it yourself.`,
  folderMissing: (path) => `There is no folder ${path} (any more).`,
  noSource: (folder) => `There is no Go file in ${folder}.`,
  traceFiles: 'Traces of go commands',
  allFiles: 'All files',
  openTrace: 'Open Trace',
  saveReport: 'Save Report',
  reportSaved: (path) => `The report is in ${path}.`,
  openReport: 'Open',
  cannotSave: (path, reason) => `${path} cannot be written: ${reason}`,
  noWebview: 'The files of the panel are missing from the extension. Install it again.',
  needsGoExtension:
    'Debugging needs Delve, which the Go extension (golang.go) brings along. Install it and try again.',
  showExtension: 'Show Extension',
  noProgram: 'This trace made no program and ran no test that could be debugged.',
  programUnknown: (program) =>
    `Where the source of ${program} lies is not known from this trace. Trace its command again.`,
  programOutside: (folder) => `${folder} is not in this workspace. Add it to the workspace to debug it here.`,
  debugName: (program) => `Debug ${program}`,
};
