// Stands in for the Go extension (golang.go): its ID, its API as of 0.57.2 and its debugger type, nothing else.
// The real one is available only on GitHub and the Marketplace, which `npm test` does not access. A test sets
// its answers (`globalThis.goExtension`), and finds there what it was asked to debug.
const vscode = require('vscode');

exports.activate = (context) => {
  const state = { binPath: '', asked: [], debugged: [] };
  globalThis.goExtension = state;
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider('go', {
      resolveDebugConfiguration(folder, configuration) {
        state.debugged.push({ folder: folder?.name, configuration });
        // Nothing starts: there is no Delve here.
        return undefined;
      },
    }),
  );
  return {
    isPreview: false,
    settings: {
      getExecutionCommand(tool, resource) {
        state.asked.push(resource?.fsPath);
        return { binPath: tool === 'go' ? state.binPath : tool };
      },
    },
  };
};
