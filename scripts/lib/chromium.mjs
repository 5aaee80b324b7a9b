// Chromium for the tests of the report: an existing one, otherwise Debian's package if it can be installed.
import { existsSync } from 'node:fs';
import { run } from './prepare.mjs';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @returns {string | null} */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return KNOWN_PATHS.find((file) => existsSync(file)) ?? null;
}

/**
 * Path of a Chromium; installs Debian's (with apt-get, as root) if there is none. null: not available.
 * @returns {string | null}
 */
export function prepareChromium() {
  const found = findChromium();
  if (found) return found;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return null;
  console.error(
    'Installing Chromium for the tests of the report: apt-get install chromium fonts-dejavu-core …',
  );
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  run('apt-get', ['update', '-q'], quiet);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
  return findChromium();
}
