import {
  hostileSettings,
  makePrograms,
  writeFolderSettings,
} from '../../../../support/editor/hostile-settings.ts';
import type { Scene } from '../../../../support/editor/scene.ts';

export const scene: Scene = {
  about: 'a trusted folder whose settings name programs, environment and flags',
  files: {
    'go.mod': 'module ex.com/app\n\ngo 1.20\n',
    'lib.go': 'package app\n\nfunc Name() string { return "app" }\n',
  },
  prepare: (sandbox) => {
    makePrograms(sandbox);
    const { 'goPipeline.flags': flags, ...others } = hostileSettings(sandbox);
    const { vet } = flags as { readonly vet: readonly string[] };
    // Flags are the folder's to say once it is trusted: only one verb has them, so that the others show the rest.
    writeFolderSettings(sandbox, { ...others, 'goPipeline.flags': { vet: vet.slice(0, 1) } });
  },
};
