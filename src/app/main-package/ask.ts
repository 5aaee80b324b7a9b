import { type WhyOptions, whyNoMain, whyNoMainFromFiles } from '../../collect/main-package/why.ts';
import { findGo } from '../../collect/toolchain/find-go.ts';
import { makeRunGo, type RunGo } from '../../collect/toolchain/run-go.ts';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { UserFacingError } from '../../core/model/errors.ts';

export interface AskOptions {
  /** `files` starts no process; `build` also compiles and links. */
  readonly depth: 'files' | 'go' | 'build';
  /** Called if go cannot be used: the answer then comes from files alone. */
  readonly onNoGo: (error: UserFacingError) => void;
}

/** Why a package has nothing to run, with go's own answer if there is a go command. */
export async function askWhyNoMain(question: WhyOptions, { depth, onNoGo }: AskOptions): Promise<MainAnswer> {
  const runGo = depth === 'files' ? null : await goFor(question, onNoGo);
  if (runGo === null) return whyNoMainFromFiles(question);
  return whyNoMain({ ...question, runGo, build: depth === 'build' });
}

async function goFor(
  { directory, env }: WhyOptions,
  onNoGo: (error: UserFacingError) => void,
): Promise<RunGo | null> {
  try {
    const go = await findGo('go', directory, env);
    // Ctrl-C in the terminal must reach go as well as us.
    return makeRunGo({ path: go.path, env, group: 'ours' });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    onNoGo(error);
    return null;
  }
}
