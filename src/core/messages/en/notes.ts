import type { NoteMessages } from '../note-messages.ts';
import { count, size } from '../quantities.ts';

export const notesEnglish: NoteMessages = {
  'no-temp-file': () => 'No room for a temporary file: the command ran without its action graph.',
  'left-running': () => 'A process that the command left running still held its output when go ended.',
  'no-graph': () => 'go wrote no action graph, or it could not be read.',
  'messages-cut': ({ keptBytes, allBytes }) =>
    `Of ${size(allBytes)} that the command wrote as messages ${size(keptBytes)} are kept here: the beginning and the end.`,
  'results-cut': () => 'There were more results of tests than are kept here.',
  'commands-cut': () =>
    'There were more commands (-x) than are kept here: what is missing is known from the action graph alone.',
  'plan-only': () => 'The file is the plan that go wrote before it began: what became of it is not known.',
  'keys-missing': ({ count: missing }) =>
    `Inputs of cache keys that are not known: ${count(missing)}. Asked again, go named others; files or settings may have changed meanwhile.`,
  'keys-broken-off': () => 'Why packages were rebuilt is not known: reading the cache keys was broken off.',
  'keys-interrupted': () =>
    'Why packages were rebuilt is not known: the command was interrupted while its cache keys were being read.',
  'no-keys': ({ said }) =>
    said === null
      ? 'Why packages were rebuilt is not known: go did not print its cache keys.'
      : `Why packages were rebuilt is not known: go did not print its cache keys. It said: ${said}`,
  text: ({ text }) => text,
  unknown: ({ name }) =>
    name === ''
      ? 'This version cannot read one of the notes of this trace.'
      : `A newer version left a note that this version does not know: ${name}`,
};
