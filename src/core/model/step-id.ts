/** A step of a build; the variants that tests make of a package share its id. */
export interface StepId {
  readonly mode: 'build' | 'link' | 'vet' | 'test';
  readonly importPath: string;
}

/** As people and scripts read it: `ex.com/app` for its compile, `link ex.com/app`. */
export function stepName({ mode, importPath }: StepId): string {
  return mode === 'build' ? importPath : `${mode} ${importPath}`;
}
