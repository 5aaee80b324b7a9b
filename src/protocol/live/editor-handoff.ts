import * as v from 'valibot';
import { HANDOFF_VARIABLE } from './handoff-variable.ts';

/** What the editor that opened this terminal wants beside the command. */
export type EditorHandoff = v.InferOutput<typeof handoff>;

const handoff = v.pipe(
  v.object({
    /** Where it listens, and by what it knows us; null when it does not want to hear. */
    live: v.nullable(v.pipe(v.object({ address: v.string(), token: v.string() }), v.readonly())),
    /** The go command to start for `go`. */
    go: v.nullable(v.string()),
    /** The terminal would close with us: wait for a key before. */
    hold: v.boolean(),
    /** The language of the editor. */
    locale: v.string(),
  }),
  v.readonly(),
);

/**
 * The handoff travels in the environment: arguments can be read by everybody on the machine, and the command
 * line in the terminal should read as one that was typed. The editor's own program runs as Node.
 */
export function editorHandoffEnv(given: EditorHandoff): Readonly<Record<string, string>> {
  return { [NODE_VARIABLE]: '1', [HANDOFF_VARIABLE]: JSON.stringify(given) };
}

/** Takes both variables out again: the traced command gets the environment that it would have without us. */
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
