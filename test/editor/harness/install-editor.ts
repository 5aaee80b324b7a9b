// Installs an editor before the tests and prints its VS Code version: `node scripts/editor.mjs install-editor [VERSION]`.
import { prepareEditor } from './install.ts';

const { vscode } = await prepareEditor(process.argv[2]);
console.log(vscode);
