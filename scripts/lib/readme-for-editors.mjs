import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * The README as an editor shows it from an installed extension, where a relative address leads nowhere and
 * nothing is fetched: pictures are carried inside, and links to other files of the project are their words.
 */
export function readmeForEditors(text) {
  return text
    .replaceAll(/!\[([^\]]*)\]\(([^)]+)\)/g, (whole, alt, src) =>
      isElsewhere(src) ? whole : `![${alt}](${dataAddress(src)})`,
    )
    .replaceAll(/(?<!!)\[([^\]]*)\]\(([^)#]+)[^)]*\)/g, (whole, words, to) =>
      isElsewhere(to) ? whole : words,
    );
}

const isElsewhere = (address) => /^(https?|data|mailto|command):/.test(address);

function dataAddress(src) {
  const kind = extname(src).slice(1);
  if (!['png', 'webp'].includes(kind))
    throw new Error(`README.md shows ${src}; only .png and .webp can be carried.`);
  return `data:image/${kind};base64,${readFileSync(join(root, src), 'base64')}`;
}
