import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../src/core/source/scan-directory.ts';
import { compareScanner, PLATFORMS } from '../../support/compare-scanner.ts';

const src = path.join(execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim(), 'src');

describe('the scanner includes and excludes the same files as go list', () => {
  // Includes testdata, which has the unusual files.
  const scans = new Map<string, SourceFile[]>();
  test.each(PLATFORMS.map((platform) => [platform.name, platform] as const))(
    'in all of GOROOT/src, for %s',
    async (_, platform) => {
      const std = await compareScanner(src, platform, scans);
      const cmd = await compareScanner(path.join(src, 'cmd'), platform, scans);
      expect([...std.differences, ...cmd.differences]).toEqual([]);
      expect(std.directories + cmd.directories).toBeGreaterThan(500);
    },
  );
});
