/** The go commands that have a pipeline. */
export const TRACED_VERBS = ['run', 'build', 'test', 'install', 'vet', 'list'] as const;

export type GoVerb = (typeof TRACED_VERBS)[number];
