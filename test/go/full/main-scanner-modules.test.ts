import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../src/core/source/scan-directory.ts';
import { compareScanner, PLATFORMS } from '../../support/compare-scanner.ts';

/** Modules with many platforms, with testdata of tools, and with cgo and many tags. */
const MODULES = [
  'golang.org/x/sys@v0.30.0',
  'golang.org/x/tools@v0.36.0',
  'github.com/mattn/go-sqlite3@v1.14.24',
];

/** The folder of a module; null if it is not available here. */
function download(module: string): string | null {
  try {
    const text = execFileSync('go', ['mod', 'download', '-json', module], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return (JSON.parse(text) as { Dir?: string }).Dir ?? null;
  } catch {
    return null;
  }
}

for (const module of MODULES) {
  const dir = download(module);
  describe.skipIf(dir === null && process.env.CI !== 'true')(
    `the scanner agrees with go list on ${module}`,
    () => {
      const scans = new Map<string, SourceFile[]>();
      test.each(PLATFORMS.map((platform) => [platform.name, platform] as const))(
        'for %s',
        async (_, platform) => {
          expect(dir, `go mod download ${module}`).not.toBeNull();
          const { differences, files } = await compareScanner(dir ?? '', platform, scans);
          expect(differences).toEqual([]);
          expect(files).toBeGreaterThan(50);
        },
      );
    },
  );
}
