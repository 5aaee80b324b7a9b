import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';

/** A new temporary folder for a command; the caller removes it. */
export async function temporaryFolder(name: string): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), `go-build-pipeline-${name}-`));
  } catch (cause) {
    throw new UserFacingError('cannot-write', { path: tmpdir(), reason: systemErrorOf(cause) }, { cause });
  }
}
