import * as v from 'valibot';

/** What the editor that opened this terminal wants beside the command. */
export interface EditorHandoff {
  /** Where it listens, and by what it knows us; null when it does not want to hear. */
  readonly live: { readonly address: string; readonly token: string } | null;
  /** The go command to start for `go`. */
  readonly go: string | null;
  /** The terminal would close with us: wait for a key before. */
  readonly hold: boolean;
  /** The language of the editor. */
  readonly locale: string;
}

const VARIABLE = 'GO_BUILD_PIPELINE_HOST';

const orders = v.object({
  live: v.nullable(v.object({ address: v.string(), token: v.string() })),
  go: v.nullable(v.string()),
  hold: v.boolean(),
  locale: v.string(),
});

/**
 * Orders come in the environment: arguments can be read by everybody on the machine, and this command line
 * should read as one that was typed. They are taken out again, with what makes the editor's own program run
 * as Node: the traced command gets the environment that it would have without us.
 */
export function takeEditorHandoff(env: Record<string, string | undefined>): EditorHandoff | null {
  const text = env[VARIABLE];
  if (text === undefined) return null;
  delete env[VARIABLE];
  delete env['ELECTRON_RUN_AS_NODE'];
  try {
    const read = v.safeParse(orders, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
