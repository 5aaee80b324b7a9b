import { unquoteGo } from '../../core/go/quoting.ts';
import type { TestRefusal } from '../../core/model/test-cache.ts';

/** What go prints about its cache of test results. */
export interface DryTests {
  /**
   * `args ["-test.timeout=10m0s"] execcmd []`: what counts besides the test binary; null if go does not use the
   * cache.
   */
  readonly args: string | null;
  readonly refused: TestRefusal | null;
  /** Packages without cached results because they belong to no module. */
  readonly outside: readonly string[];
}

/**
 * Parses go's output about test results with `GODEBUG=gocachehash=1,gocachetest=1`; unchanged since go 1.20.
 */
export function readTestArgs(): {
  /** Lines of hashes. */
  readonly hashed: (name: string, text: string) => void;
  /** All other lines. */
  readonly printed: (line: string) => void;
  readonly found: () => DryTests | null;
} {
  let args: string | null = null;
  let refused: TestRefusal | null = null;
  const outside: string[] = [];
  return {
    hashed(name, text) {
      if (name !== 'testResult' || args !== null) return;
      // "test binary 7zylHts9CLSAscHVme7f args [\"-test.timeout=10m0s\"] execcmd []"
      const match = /^"test binary \S+ (args .*)"$/s.exec(text);
      if (match) args = unquoteGo(`"${match[1] ?? ''}"`);
    },
    printed(line) {
      if (!line.startsWith(DISABLED)) return;
      const why = line.slice(DISABLED.length);
      const flag = /^for test argument: (.*)$/s.exec(why)?.[1];
      if (flag !== undefined) refused = { kind: 'flag', flag };
      else if (why === 'in local directory mode') refused = { kind: 'directory', flag: '' };
      const path = /^for package outside of module root, GOPATH, or GOROOT: (.*)$/s.exec(why)?.[1];
      if (path !== undefined) outside.push(path);
    },
    found: () =>
      args === null && refused === null && outside.length === 0 ? null : { args, refused, outside },
  };
}

const DISABLED = 'testcache: caching disabled ';
