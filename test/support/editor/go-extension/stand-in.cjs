// Stands in for the Go extension (golang.go): its id, its API as of 0.57.2 and its type of debugger, nothing else.
// The real one lies on GitHub and the Marketplace only, where `npm test` never looks. A test says what it answers
// (`globalThis.goExtension`), and sees there what it was asked to debug.
const vscode = require('vscode');

exports.activate = (context) => {
  const told = { binPath: '', asked: [], debugged: [] };
  globalThis.goExtension = told;
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider('go', {
      resolveDebugConfiguration(folder, configuration) {
        told.debugged.push({ folder: folder?.name, configuration });
        // Nothing starts: there is no Delve here.
        return undefined;
      },
    }),
  );
  return {
    isPreview: false,
    settings: {
      getExecutionCommand(tool, resource) {
        told.asked.push(resource?.fsPath);
        return { binPath: tool === 'go' ? told.binPath : tool };
      },
    },
  };
};
