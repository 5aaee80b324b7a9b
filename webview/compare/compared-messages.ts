import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';

/**
 * The panel's messages in the words of a comparison: "rebuilt" becomes "not shared", and "from cache" becomes
 * "shared".
 */
export function comparedMessages(messages: PanelMessages): PanelMessages {
  const { comparison: texts, graph, table, fold, help } = messages;
  const [filter = [], more = [], , ...keys] = help.keys;
  return {
    ...messages,
    show: { ...messages.show, ...texts.show },
    rebuilt: texts.differentCount,
    fromCache: texts.sharedCount,
    fold: { ...fold, cached: texts.sharedFold },
    graph: { ...graph, label: texts.graphLabel },
    table: { ...table, columns: { ...table.columns, outcome: texts.columns.outcome } },
    help: { ...help, keys: [filter, more, ['1  2  3', texts.keysHelp], ...keys] },
  };
}
