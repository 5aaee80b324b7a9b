import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * The fields of package.json that say where the project is hosted; none without an address.
 * @param {string} url of the repository, as npm writes it: git+https://HOST/OWNER/NAME.git
 */
export function metadataOf(url) {
  const home = addressIn(url);
  if (home === null) return {};
  return {
    repository: { type: 'git', url },
    bugs: { url: `${home}/issues` },
    homepage: `${home}#readme`,
  };
}

/** The project's address (https://HOST/OWNER/NAME), or null until somebody hosts it. */
export function homeAddress() {
  const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return addressIn(repository?.url ?? '');
}

const addressIn = (url) => /^git\+(https:\/\/.+)\.git$/.exec(url)?.[1] ?? null;
