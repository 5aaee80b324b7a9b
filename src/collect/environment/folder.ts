import { constants } from 'node:fs';
import { access, readFile, realpath, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Folder } from '../../core/analysis/environment/facts.ts';

/** What is known about a directory that go writes to. Nothing is written to find it out. */
export async function lookAtFolder(directory: string): Promise<Folder> {
  const { existing, isDirectory } = await nearest(directory);
  const [writable, mount, freeBytes] = await Promise.all([
    isWritable(existing),
    mountOf(existing),
    freeOn(existing),
  ]);
  const state = !isDirectory
    ? 'notDirectory'
    : existing === directory
      ? writable
        ? 'writable'
        : 'readOnly'
      : writable
        ? 'missing'
        : 'blocked';
  return {
    path: directory,
    state,
    existing,
    noExec: mount === null ? null : mount.options.includes('noexec'),
    network: mount !== null && NETWORK.has(mount.type) ? mount.type : null,
    freeBytes,
  };
}

/** If the disk does not answer. */
export function unknownFolder(directory: string): Folder {
  return {
    path: directory,
    state: 'unknown',
    existing: directory,
    noExec: null,
    network: null,
    freeBytes: null,
  };
}

const NETWORK: ReadonlySet<string> = new Set(
  'nfs nfs4 cifs smb3 smbfs fuse.sshfs afs ceph glusterfs fuse.glusterfs lustre'.split(' '),
);

/** The directory itself, otherwise the nearest one above it that exists. */
async function nearest(directory: string): Promise<{ existing: string; isDirectory: boolean }> {
  for (let at = directory; ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null) return { existing: at, isDirectory: found.isDirectory() };
    if (path.dirname(at) === at) return { existing: at, isDirectory: true };
  }
}

async function isWritable(directory: string): Promise<boolean> {
  return access(directory, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function freeOn(directory: string): Promise<number | null> {
  const disk = await statfs(directory).catch(() => null);
  // Some file systems have no size.
  return disk === null || disk.blocks === 0 ? null : disk.bavail * disk.bsize;
}

interface Mount {
  readonly folder: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** Only Linux lists its mounts in a file; elsewhere a process would have to be started. */
async function mountOf(directory: string): Promise<Mount | null> {
  const text = await readFile('/proc/self/mounts', 'utf8').catch(() => null);
  if (text === null) return null;
  const real = await realpath(directory).catch(() => directory);
  const around = text.split('\n').flatMap((line): readonly Mount[] => {
    const [, folder = '', type = '', options = ''] = line.split(' ').map(unescaped);
    const isAround = folder === '/' || real === folder || real.startsWith(`${folder}/`);
    return isAround && folder !== '' ? [{ folder, type, options: options.split(',') }] : [];
  });
  // Of two on the same folder, the later one covers the earlier one.
  return around.reduce<Mount | null>(
    (best, one) => (best === null || one.folder.length >= best.folder.length ? one : best),
    null,
  );
}

/** A space in a path is `\040`. */
function unescaped(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}
