import { type HostMainsMessages, hostMainsEnglish } from './host-mains.ts';
import { type HostPanelMessages, hostPanelEnglish } from './host-panel.ts';
import { type HostTraceMessages, hostTraceEnglish } from './host-trace.ts';
import { type HostViewsMessages, hostViewsEnglish } from './host-views.ts';

/** Texts that only the editor has. */
export interface HostMessages {
  readonly defect: (where: string) => string;
  readonly showLog: string;
  /** `source` is the name of a setting, or PATH. */
  readonly goUsed: (version: string, path: string, source: string) => string;
  readonly mains: HostMainsMessages;
  readonly panel: HostPanelMessages;
  readonly trace: HostTraceMessages;
  readonly views: HostViewsMessages;
}

export const hostEnglish: HostMessages = {
  defect: (where) => `${where} failed unexpectedly. See the log for details.`,
  showLog: 'Show Log',
  goUsed: (version, path, source) => `${version} at ${path} (${source})`,
  mains: hostMainsEnglish,
  panel: hostPanelEnglish,
  trace: hostTraceEnglish,
  views: hostViewsEnglish,
};
