/** Texts of the editor around the pipeline panel; those inside it are `PanelMessages`. */
export interface HostPanelMessages {
  readonly title: (command: string) => string;
  readonly waiting: string;
  readonly reading: string;
  /** The window was closed while the recorder is still running. */
  readonly beingKept: string;
  /** Shown when an action needs the complete trace. */
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
  waiting: 'go has started but has not printed anything yet.',
  reading: 'Reading the trace…',
  beingKept:
    'The window that ran this command was closed. The trace is shown here when the command finishes.',
  waitsForTrace: 'Waiting for the trace: the command is still running, or its trace is being saved.',
  traceFiles: 'Traces of go commands',
  allFiles: 'All files',
  openTrace: 'Open Trace',
  saveReport: 'Save Report',
  reportSaved: (path) => `Report saved to ${path}`,
  openReport: 'Open',
  needsGoExtension:
    'Debugging requires Delve, which comes with the Go extension (golang.go). Install the extension and try again.',
  showExtension: 'Show Extension',
  debugName: (program) => `Debug ${program}`,
};
