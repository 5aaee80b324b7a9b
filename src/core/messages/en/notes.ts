/** What a trace itself says of how it was recorded. It stays in the trace in English; `Words.note` translates. */
export const notesEnglish = {
  noTempFile: 'No room for a temporary file: the command ran without its action graph.',
  leftRunning: 'A process that the command left running still held its output when go ended.',
  noGraph: 'go wrote no action graph, or it could not be read.',
  messagesCut: (kept: string, all: string) =>
    `Of ${all} MB that the command wrote as messages ${kept} MB are kept here: the beginning and the end.`,
  resultsCut: 'There were more results of tests than are kept here.',
  commandsCut:
    'There were more commands (-x) than are kept here: what is missing is known from the action graph alone.',
  planOnly: 'The file is the plan that go wrote before it began: what became of it is not known.',
  keysMissing: (count: string) =>
    `Inputs of cache keys that are not known: ${count}. Asked again, go named others; files or settings may have changed meanwhile.`,
  brokenOff: 'Why packages were rebuilt is not known: reading the cache keys was broken off.',
  interrupted:
    'Why packages were rebuilt is not known: the command was interrupted while its cache keys were being read.',
  noKeys: 'Why packages were rebuilt is not known: go did not print its cache keys.',
  noKeysBut: (said: string) =>
    `Why packages were rebuilt is not known: go did not print its cache keys. It said: ${said}`,
} as const;
