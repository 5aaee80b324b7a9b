import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import { TEMP_DIR_PREFIX } from '../platform/temp-dir.ts';

/**
 * A new temporary folder for a command; the caller removes it. If this process is killed before, the next trace
 * does.
 */
export async function temporaryFolder(name: string): Promise<string> {
  return makeFolder(`${TEMP_DIR_PREFIX}${process.pid}-${name}-`);
}

/** A new temporary folder for files that are still needed after this process has ended. */
export async function lastingFolder(name: string): Promise<string> {
  return makeFolder(`go-build-pipeline-${name}-`);
}

async function makeFolder(prefix: string): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), prefix));
  } catch (cause) {
    throw new UserFacingError('cannot-write', { path: tmpdir(), reason: systemErrorOf(cause) }, { cause });
  }
}
