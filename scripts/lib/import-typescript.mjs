import { register } from 'node:module';

/** Imports a TypeScript module with all its imports into a program run by plain Node.js. */
export function importTypeScript(url) {
  register('./typescript-hooks.mjs', import.meta.url);
  return import(url);
}
