import { constants } from 'node:fs';
import { access, open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Installation, Tool } from '../../core/analysis/environment/facts.ts';

/** A Go installation as its files show it; null if there is no such directory. Starts nothing. */
export async function lookAtInstallation(directory: string): Promise<Installation | null> {
  const found = await stat(directory).catch(() => null);
  if (found?.isDirectory() !== true) return null;
  const [version, sources, tools] = await Promise.all([
    readFile(path.join(directory, 'VERSION'), 'utf8').catch(() => ''),
    stat(path.join(directory, 'src', 'fmt')).catch(() => null),
    toolsIn(path.join(directory, 'pkg', 'tool')),
  ]);
  return {
    directory,
    version: /^(?:go\d\S*|devel .*\S)/.exec(version.split('\n')[0] ?? '')?.[0] ?? null,
    hasSources: sources?.isDirectory() === true,
    tools,
  };
}

/** A toolchain has its tools for the host in `pkg/tool/GOOS_GOARCH`. */
async function toolsIn(folder: string): Promise<readonly Tool[] | null> {
  const platforms = (await readdir(folder).catch(() => [])).filter((name) =>
    /^[a-z0-9]+_[a-z0-9]+$/.test(name),
  );
  const [only] = platforms;
  if (only === undefined || platforms.length > 1) return null;
  const names = (await readdir(path.join(folder, only)).catch(() => null)) ?? [];
  return Promise.all(
    names.map(async (file): Promise<Tool> => {
      const whole = path.join(folder, only, file);
      const name = file.replace(/\.exe$/, '');
      const executable = await access(whole, constants.X_OK).then(
        () => true,
        () => false,
      );
      return { name, executable, version: name === 'compile' ? await versionIn(whole) : null };
    }),
  );
}

const PIECE = 1 << 20;

/**
 * The version of Go in a program that Go built, without running it: the build information has it after a mark, inline
 * since 1.18. Source: debug/buildinfo.
 */
async function versionIn(file: string): Promise<string | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const piece = Buffer.alloc(PIECE);
    for (let at = 0; ; at += PIECE - HEAD) {
      const { bytesRead } = await handle.read(piece, 0, PIECE, at);
      const found = versionAfterMark(piece.subarray(0, bytesRead));
      if (found !== null) return found;
      if (bytesRead < PIECE) return null;
    }
  } finally {
    await handle.close();
  }
}

const MARK = Buffer.from('\xff Go buildinf:', 'latin1');
const HEAD = 64;

function versionAfterMark(bytes: Buffer): string | null {
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const flags = bytes[at + 15] ?? 0;
    const length = bytes[at + 32] ?? 0;
    const text = bytes.toString('latin1', at + 33, at + 33 + length);
    if ((flags & 2) !== 0 && /^go\d[\w.]*/.test(text)) return /^go\d[\w.]*/.exec(text)?.[0] ?? null;
  }
  return null;
}
