import { register } from 'node:module';

/** Imports a TypeScript module, with all that it imports, into a program started by plain Node.js. */
export function importTypeScript(url) {
  register('./typescript-hooks.mjs', import.meta.url);
  return import(url);
}
