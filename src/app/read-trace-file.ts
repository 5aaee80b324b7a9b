import type { BuildTrace } from '../core/model/trace.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import { readTextBytes, readTextFile } from '../store/trace-file.ts';

/** A trace file on disk, bounded before it is read. */
export async function readTraceFile(path: string): Promise<BuildTrace> {
  return readTrace(await readTextFile(path, 'trace'));
}

/** A trace file that somebody else has read. */
export async function readTraceBytes(bytes: Uint8Array, path: string): Promise<BuildTrace> {
  return readTrace(await readTextBytes(Buffer.from(bytes), path, 'trace'));
}
