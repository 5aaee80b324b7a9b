import type { BuildDiagnostic } from './trace.ts';

/** A message with its place, as go prints it. */
export function goLine({ file, line, column, message }: Omit<BuildDiagnostic, 'package'>): string {
  return file === null
    ? message
    : `${[file, line, line === null ? null : column].filter((part) => part !== null).join(':')}: ${message}`;
}
