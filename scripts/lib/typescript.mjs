// After `import './lib/typescript.mjs'`, plain Node.js imports TypeScript modules with `await import`.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
