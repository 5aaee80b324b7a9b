import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  buildsOnePackage,
  embeddingFolders,
  type KeptBuild,
  linkedBy,
} from '../../collect/compare/kept-build.ts';
import { type GoCommandLine, textFlag } from '../../core/go/command-line.ts';
import { defaultOutput } from '../../core/go/redirected-output.ts';
import { isWithin } from '../../core/go/same-path.ts';
import { isFolder } from '../../platform/is-folder.ts';

/** Where the command as typed writes a program, and the program that was built in its place. */
export interface OwnOutput {
  readonly path: string;
  readonly built: string;
}

/** The outputs of a command that lie in a directory whose files are embedded, so that the next build may embed them. */
export function embeddableOutputs(line: GoCommandLine, build: KeptBuild): readonly OwnOutput[] {
  const folders = embeddingFolders(build);
  if (folders.length === 0) return [];
  return ownOutputs(line, build).filter(({ path: output }) =>
    folders.some((folder) => isWithin(output, folder)),
  );
}

function ownOutputs(line: GoCommandLine, build: KeptBuild): readonly OwnOutput[] {
  if (line.verb !== 'build') return [];
  const { trace } = build;
  const { directory } = trace.command;
  const links = trace.actions.filter(({ mode }) => mode === 'link');
  // Without -o, go writes a program only if it is the one package of the command.
  if (line.output === null && !buildsOnePackage(build)) return [];
  const place = line.output === null ? null : path.resolve(directory, line.output);
  const isInFolder =
    place === null || isFolder(place) || /[\\/]$/.test(line.output ?? '') || links.length > 1;
  return links.flatMap((link): readonly OwnOutput[] => {
    const built = linkedBy(build, link);
    if (built === null) return [];
    const name = defaultOutput(line, link.package, trace.go.goos);
    return [
      {
        path: place === null ? path.join(directory, name) : isInFolder ? path.join(place, name) : place,
        built,
      },
    ];
  });
}

/**
 * Writes an overlay with which go finds the outputs where the command as typed writes them, together with the
 * user's own overlay; returns its path.
 */
export async function writeOverlay(
  outputs: readonly OwnOutput[],
  line: GoCommandLine,
  directory: string,
  file: string,
): Promise<string> {
  const own = textFlag(line, 'overlay');
  const before = own === null ? {} : await readReplacements(path.resolve(directory, own));
  const replaced = Object.fromEntries(outputs.map(({ path: output, built }) => [output, built]));
  await writeFile(file, JSON.stringify({ Replace: { ...before, ...replaced } }));
  return file;
}

/** go itself reports an overlay that it cannot read. */
async function readReplacements(file: string): Promise<Readonly<Record<string, string>>> {
  const parsed = JSON.parse(await readFile(file, 'utf8')) as { Replace?: Record<string, string> };
  return parsed.Replace ?? {};
}
