import * as v from 'valibot';
import { list, struct, text, textOrNull } from '../../core/model/schema-parts.ts';
import { numberOrNull } from '../../core/view/view-schema-parts.ts';

/**
 * The only definition of the messages between a page and its host, and of the state that both keep over a reload:
 * their types (messages.ts) and guards (guards.ts) are derived from it.
 */
const flag = v.boolean();

/** The trace that a panel of the editor shows. */
export const panelSourceSchema = struct({
  /**
   * A command of this window, an entry of the history, a file (a URI), or, for a page that outlives its window,
   * the future history entry of a command that is still being recorded.
   */
  kind: v.picklist(['run', 'history', 'file', 'recorded']),
  id: text,
});

const column = v.pipe(v.number(), v.integer(), v.minValue(1));

export const savedPanelSchema = struct({
  type: text,
  title: text,
  column,
  source: panelSourceSchema,
  /** It follows new runs. */
  follows: flag,
});

export const TAB_IDS = ['graph', 'errors', 'why', 'timeline', 'table'] as const;

/** Actions that an editor supports and a report does not. */
const PANEL_ACTIONS = ['cancel', 'traceAgain', 'comparePrevious', 'debug', 'saveReport'] as const;

export const comparedPairSchema = struct({
  first: panelSourceSchema,
  second: panelSourceSchema,
  /** The names of these traces. */
  note: text,
});

export const comparisonSourceSchema = v.union([comparedPairSchema, struct({ of: v.literal('commands') })]);

export const comparisonFactsSchema = struct({
  /** Identifies the comparison. */
  trace: text,
  /** The names of these traces. */
  note: text,
  source: comparisonSourceSchema,
});

/** What a page about binaries can ask its editor for. */
const BINARY_ACTIONS = ['saveReport'] as const;

/** The inspected file; the second one if two are compared. Absolute paths. */
export const binarySourceSchema = struct({ first: text, second: textOrNull });

export const binaryFactsSchema = struct({
  /** Identifies the file. */
  trace: text,
  source: binarySourceSchema,
  actions: list(v.picklist(BINARY_ACTIONS)),
});

export const savedComparisonPanelSchema = struct({
  type: text,
  title: text,
  column,
  pair: comparedPairSchema,
});

export const panelTargetSchema = struct({ tab: v.picklist(TAB_IDS), importPath: textOrNull });

export const editorFactsSchema = struct({
  /** Identifies the trace: the reader's selection survives a newer picture of it, but not another trace. */
  trace: text,
  source: panelSourceSchema,
  /** The possible actions, in the order of the buttons. */
  actions: list(v.picklist(PANEL_ACTIONS)),
  /** The go command of a run of this window, and the setting (or PATH) that named it; null for other traces. */
  goUsed: v.nullable(struct({ path: text, source: text })),
  /** The tab and package to show now, once; null: no change. */
  target: v.nullable(panelTargetSchema),
});

export const showMessageSchema = struct({
  type: v.literal('show'),
  /** The ID of a page of the bundle. */
  page: v.optional(text, 'pipeline'),
  view: v.unknown(),
  editor: v.optional(v.unknown(), null),
  locale: text,
  host: v.picklist(['editor', 'report']),
});

export const toWebviewSchema = v.variant('type', [
  showMessageSchema,
  /** There is nothing to draw yet. */
  struct({ type: v.literal('wait'), message: text }),
  /** `asText`: the file behind it can be opened as text instead. */
  struct({ type: v.literal('error'), message: text, asText: flag }),
  /** The answer to every message of the page: the host is alive. */
  struct({ type: v.literal('here') }),
]);

export const fromWebviewSchema = v.variant('type', [
  struct({ type: v.literal('ready') }),
  /** Asks whether the host is alive. */
  struct({ type: v.literal('ask') }),
  struct({ type: v.literal('openFile'), path: text, line: numberOrNull, column: numberOrNull }),
  /** Opens the most useful file of a package. */
  struct({ type: v.literal('openSource'), directory: text }),
  struct({ type: v.literal('openFolder'), path: text }),
  struct({ type: v.literal('copy'), text }),
  struct({ type: v.picklist(['cancel', 'traceAgain', 'comparePrevious', 'saveReport', 'asText']) }),
  /** Opens the page about the binary of that row. */
  struct({ type: v.literal('inspect'), row: numberOrNull }),
  /** Debugs the program of that row, or with null the program of the command. */
  struct({ type: v.literal('debug'), row: numberOrNull }),
]);
