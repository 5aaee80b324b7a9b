import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './run.ts';

// A reader that went away (`| head`) is no fault of ours, and a traced command must run to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  directory: process.cwd(),
  platform: process.platform,
  home: homedir(),
  webviewFolder: fileURLToPath(new URL('./webview/', import.meta.url)),
  version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
});
