import type { BuildDiagnostic } from '../model/trace.ts';

export function parseDiagnostics(_messages: string): readonly BuildDiagnostic[] {
  return [];
}
