// Runs a program of test/editor/harness, which is TypeScript: `node scripts/editor.mjs NAME [WORD …]` with
// `suite` (npm run test:editor), `electron` (npm run test:electron) or `install-editor`.
import './lib/typescript.mjs';

const [name] = process.argv.splice(2, 1);
await import(`../test/editor/harness/${name}.ts`);
