import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { allWordsFor } from '../core/words/all-words.ts';
import { holdTerminal } from './hold-terminal.ts';
import { takeHostOrders } from './host-orders.ts';
import { runCommandLine } from './run.ts';

// A reader that went away (`| head`) is no fault of ours, and a traced command must run to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // EIO: the terminal was closed.
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

const host = takeHostOrders(process.env);

const code = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  directory: process.cwd(),
  platform: process.platform,
  home: homedir(),
  webviewFolder: fileURLToPath(new URL('./webview/', import.meta.url)),
  version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
  host,
});
if (host?.hold) {
  // The editor has heard how it ended; a code of its own would make it say so once more.
  await holdTerminal(process.stdin, process.stdout, allWordsFor(host.locale));
  process.exit(0);
}
process.exitCode = code;
