import { afterEach, describe, expect, test } from 'vitest';
import { GO_MOD, GoWorkspace, type RunOptions, steady, type Traced } from './go-workspace.ts';

/** One command, run once alone and once traced, each time with files that go has not seen yet. */
export interface SameBytesCase extends RunOptions {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  /** A piece that must be in the plain output, so that the case shows what its name says. */
  readonly shows?: string | RegExp;
  readonly code?: number;
  readonly sees?: (traced: Traced) => void;
}

export const HELLO = 'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() { fmt.Println("hi") }\n';

export const CGO = `package main

/*
static int twice(int x) { return 2 * x; }
typedef struct { int a; } thing;
*/
import "C"

func main() { println(int(C.twice(21))) }
`;

/** A traced command prints the same bytes as alone, ends with the same code, and leaves nothing. */
export function testSameBytes(cases: readonly SameBytesCase[]): void {
  describe('a traced command prints the same as alone, byte for byte', () => {
    let workspace: GoWorkspace | undefined;
    afterEach(() => workspace?.remove());

    for (const entry of cases) {
      test(entry.name, async () => {
        workspace = new GoWorkspace({ 'go.mod': GO_MOD, ...entry.files });
        workspace.stamp();
        const plain = await workspace.plain(entry.argv, entry);
        workspace.stamp();
        const traced = await workspace.traced(entry.argv, entry);
        if (entry.shows) expect(plain.stdout + plain.stderr).toMatch(entry.shows);
        if (entry.code !== undefined) expect(plain.code).toBe(entry.code);
        expect({
          stdout: steady(traced.stdout),
          stderr: steady(traced.stderr),
          code: traced.code,
        }).toEqual({ stdout: steady(plain.stdout), stderr: steady(plain.stderr), code: plain.code });
        expect(workspace.leftovers()).toEqual([]);
        entry.sees?.(traced);
      });
    }
  });
}
