import type { BuildTrace } from '../core/model/trace.ts';
import { withHiddenSecrets } from '../core/trace/hide-secrets.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import { readTextBytes, readTextFile } from '../store/trace-file.ts';

/** A trace file on disk, with a size limit. */
export async function readTraceFile(path: string): Promise<BuildTrace> {
  return withHiddenSecrets(readTrace(await readTextFile(path, 'trace')));
}

/** A trace file that the caller has read. */
export async function readTraceBytes(bytes: Uint8Array, path: string): Promise<BuildTrace> {
  return withHiddenSecrets(readTrace(await readTextBytes(Buffer.from(bytes), path, 'trace')));
}
