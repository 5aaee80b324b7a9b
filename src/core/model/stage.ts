/** One step of the pipeline. A closed list; the same ids in JSON, strip and text, in this order. */
export const STAGES = [
  'load',
  'compile',
  'vet',
  'link',
  'binary',
  'run',
  'test',
  'install',
  'clean',
] as const;

export type StageId = (typeof STAGES)[number];
