/** Actions for which go has hash names of their own. */
export type HashedMode = 'build' | 'link' | 'vet';

/** go's name for the hash of an action: `build fmt`, `link ex.com/app`, `vet fmt`. Test variants share it. */
export function hashName(mode: HashedMode, importPath: string): string {
  return `${mode} ${importPath}`;
}

export function isHashOf(mode: HashedMode, name: string): boolean {
  return name.startsWith(`${mode} `);
}
