/** A step of a build; the test variants of a package share its ID. */
export interface StepId {
  readonly mode: 'build' | 'link' | 'vet' | 'test';
  readonly importPath: string;
}

/** For display and scripts: `ex.com/app` for a compile, `link ex.com/app` for a link. */
export function stepName({ mode, importPath }: StepId): string {
  return mode === 'build' ? importPath : `${mode} ${importPath}`;
}
