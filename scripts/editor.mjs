// Runs a program of test/editor/harness, which is TypeScript: `node scripts/editor.mjs NAME [WORD …]` with
// `suite` (npm run test:editor), `electron` (npm run test:electron) or `install-editor`.
import { importTypeScript } from './lib/import-typescript.mjs';

const [name] = process.argv.splice(2, 1);
await importTypeScript(new URL(`../test/editor/harness/${name}.ts`, import.meta.url));
