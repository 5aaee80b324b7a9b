import * as v from 'valibot';
import { HANDOFF_VARIABLE } from './handoff-variable.ts';

/** The settings of the editor that opened this terminal, besides the command. */
export type EditorHandoff = v.InferOutput<typeof handoff>;

const handoff = v.pipe(
  v.object({
    /** The address where the editor listens, and the token that identifies us; null if it does not listen. */
    live: v.nullable(v.pipe(v.object({ address: v.string(), token: v.string() }), v.readonly())),
    /** The go command to start for `go`. */
    go: v.nullable(v.string()),
    /** The terminal would close when we exit: wait for a key first. */
    hold: v.boolean(),
    /** The language of the editor. */
    locale: v.string(),
  }),
  v.readonly(),
);

/**
 * The handoff is an environment variable: arguments are visible to everybody on the machine, and the command
 * line in the terminal should read as if it was typed. The editor's own executable runs as Node.
 */
export function editorHandoffEnv(given: EditorHandoff): Readonly<Record<string, string>> {
  return { [NODE_VARIABLE]: '1', [HANDOFF_VARIABLE]: JSON.stringify(given) };
}

/** Removes both variables again: the traced command gets the environment that it would have without us. */
export function takeEditorHandoff(env: Record<string, string | undefined>): EditorHandoff | null {
  const text = env[HANDOFF_VARIABLE];
  if (text === undefined) return null;
  delete env[HANDOFF_VARIABLE];
  delete env[NODE_VARIABLE];
  try {
    const read = v.safeParse(handoff, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

const NODE_VARIABLE = 'ELECTRON_RUN_AS_NODE';
