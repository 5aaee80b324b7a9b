import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';

/**
 * The panel's messages in the words of a comparison: "rebuilt" becomes "not shared", and "from cache" becomes
 * "shared".
 */
export function comparedMessages(messages: PanelMessages): PanelMessages {
  const { comparison: says, graph, table, fold, help } = messages;
  const [filter = [], more = [], , ...keys] = help.keys;
  return {
    ...messages,
    show: { ...messages.show, ...says.show },
    rebuilt: says.differentCount,
    fromCache: says.sharedCount,
    fold: { ...fold, cached: says.sharedFold },
    graph: { ...graph, label: says.graphLabel },
    table: { ...table, columns: { ...table.columns, outcome: says.columns.outcome } },
    help: { ...help, keys: [filter, more, ['1  2  3', says.keysHelp], ...keys] },
  };
}
