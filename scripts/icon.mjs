// Draws media/icon.png (256 px, what editors and the marketplaces show) from media/icon.svg.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';
import './lib/typescript.mjs';

const { launchBrowser } = await import('../test/editor/harness/window.ts');

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
const svg = readFileSync(join(root, 'media', 'icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: join(root, 'media', 'icon.png'), omitBackground: true });
await browser.close();
