/**
 * What a row is called, before a language has its say. A `name` is an import path (without the main module's
 * own path), or a file.
 */
export type RowLabel =
  | {
      /** `main` is linked into a program; `test` is compiled together with its test files. */
      readonly kind: 'package' | 'main' | 'test' | 'testMain' | 'externalTest';
      readonly name: string;
    }
  /** Compiled anew because the test of another package replaces something that it imports. */
  | { readonly kind: 'forTest'; readonly name: string; readonly test: string }
  /** Without a name where a trace has one link only. */
  | { readonly kind: 'link'; readonly name: string | null }
  | { readonly kind: 'vet' | 'testRun' | 'run' | 'binary'; readonly name: string }
  | { readonly kind: 'other'; readonly mode: string; readonly name: string };
