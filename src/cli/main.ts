import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { wordsOf } from './language.ts';
import { runCommandLine } from './run.ts';

// A reader that went away (`| head`) is no fault of ours, and a traced command must run to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // EIO: the terminal was closed.
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

// Only an editor gives orders: nobody else waits until what reads them is loaded.
const ordered = process.env['GO_BUILD_PIPELINE_HOST'] !== undefined;
const host = ordered ? (await import('./host-orders.ts')).takeHostOrders(process.env) : null;

const place = {
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
};
const code = await runCommandLine(process.argv.slice(2), place);
if (host?.hold) {
  // The editor has heard how it ended; a code of its own would make it say so once more.
  const { holdTerminal } = await import('./hold-terminal.ts');
  await holdTerminal(process.stdin, process.stdout, await wordsOf(place));
  process.exit(0);
}
process.exitCode = code;
