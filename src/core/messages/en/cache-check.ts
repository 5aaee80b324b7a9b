import { counted } from '../quantities.ts';

/** What `cache check` says. */
export const cacheCheckEnglish = {
  read: (outputs: number, size: string, folder: string) =>
    `Read ${counted(outputs, 'output')} (${size}) in ${folder}`,
  intact: 'No entry is damaged.',
  damage: {
    content: 'other content of the same size, which go does not notice',
    size: 'another size; go notices that and does the work again',
    entry: 'not an entry of go; go does the work again',
  },
  advice: 'Remove these files while no go command runs: go then does their work again.',
  full: (size: string) =>
    `Only ${size} are free on this disk: when it is full, go keeps nothing that it builds, and does not report that.`,
};
