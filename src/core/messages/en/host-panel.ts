/** What the editor says around the pipeline panel; what stands in it is `PanelWords`. */
export interface HostPanelMessages {
  readonly title: (command: string) => string;
  readonly waiting: string;
  readonly reading: string;
  /** Its window is gone, and its recorder not yet. */
  readonly beingKept: string;
  /** Said to who asked for something that needs the whole trace. */
  readonly waitsForTrace: string;
  readonly traceFiles: string;
  readonly allFiles: string;
  readonly openTrace: string;
  readonly saveReport: string;
  readonly reportSaved: (path: string) => string;
  readonly openReport: string;
  readonly needsGoExtension: string;
  readonly showExtension: string;
  readonly debugName: (program: string) => string;
}

export const hostPanelEnglish: HostPanelMessages = {
  title: (command) => `Pipeline: ${command}`,
  waiting: 'go was started and has said nothing yet.',
  reading: 'Reading the trace…',
  beingKept:
    'The window that ran this command is gone. What was recorded of it is shown here as soon as it has ended.',
  waitsForTrace: 'Waiting for the trace: its command has not ended yet, or its recorder is still keeping it.',
  traceFiles: 'Traces of go commands',
  allFiles: 'All files',
  openTrace: 'Open Trace',
  saveReport: 'Save Report',
  reportSaved: (path) => `The report is in ${path}.`,
  openReport: 'Open',
  needsGoExtension:
    'Debugging needs Delve, which the Go extension (golang.go) brings along. Install it and try again.',
  showExtension: 'Show Extension',
  debugName: (program) => `Debug ${program}`,
};
