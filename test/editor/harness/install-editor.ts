// Installs an editor ahead of the tests, and says which VS Code it is: `node scripts/editor.mjs install-editor [VERSION]`.
import { prepareEditor } from './install.ts';

const { vscode } = await prepareEditor(process.argv[2]);
console.log(vscode);
