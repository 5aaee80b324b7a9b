// `node scripts/webp.mjs PICTURE.png …`: writes PICTURE.webp next to each and removes the original. For the
// pictures of the README: none is wider than 1200 px.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import './lib/typescript.mjs';

const { launchBrowser } = await import('../test/editor/harness/window.ts');

const browser = await launchBrowser();
const page = await browser.newPage();
for (const file of process.argv.slice(2)) {
  const png = `data:image/png;base64,${readFileSync(file, 'base64')}`;
  const webp = await page.evaluate(convert, png);
  writeFileSync(file.replace(/\.png$/, '.webp'), Buffer.from(webp, 'base64'));
  rmSync(file);
}
await browser.close();

/** Runs in the page. */
async function convert(png) {
  const image = new Image();
  image.src = png;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, 1200 / image.width);
  [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D drawing here');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/webp', 0.8).replace(/^[^,]*,/, '');
}
