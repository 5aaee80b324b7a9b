import { IS_MISSING, type NoteMessages } from '../note-messages.ts';
import { counted, size } from '../quantities.ts';

export const notesEnglish: NoteMessages = {
  'no-temp-file': () => 'There was no space for a temporary file, so go wrote no action graph.',
  'no-temp-folder': ({ code }) =>
    `The folder for temporary files ${IS_MISSING.test(code) ? 'does not exist' : `cannot be written to (${code})`}, so go wrote no action graph.`,
  'left-running': () => 'A process that the command started was still using its output when go exited.',
  'no-graph': () => 'go wrote no action graph, or the graph could not be read.',
  'messages-cut': ({ keptBytes, allBytes }) =>
    `The command printed ${size(allBytes)} of messages. This trace contains the beginning and the end (${size(keptBytes)}).`,
  'stderr-inherited': () =>
    "go wrote directly to stderr (--inherit-stderr), so its messages are not in this trace. If something failed, the reason and the program's own exit code are unknown.",
  'stdout-inherited': () =>
    'go also wrote directly to stdout, to keep the order of its lines, so the results of tests and the events of -json are not in this trace.',
  'results-cut': () => 'There were too many test results to keep them all in this trace.',
  'commands-cut': () =>
    'There were too many commands (-x) to keep them all in this trace. For the rest, only the action graph is available.',
  'plan-only': () =>
    'The file contains only the plan that go wrote before building. The results are unknown.',
  'keys-missing': ({ count: missing }) =>
    `The inputs of ${counted(missing, 'cache key')} are unknown: when asked again, go computed different keys. Files or settings may have changed in the meantime.`,
  'embeds-output': ({ package: name, file, place }) =>
    `${name} embeds ${file}${place === '' ? '' : ` (${place})`}, which this command writes: each build embeds the output of the last one. Use -o to write it elsewhere.`,
  'output-modifies': ({ files }) =>
    `git counts ${files.join(', ')}, which this command wrote, as a change: the next build is stamped vcs.modified=true, so the program is linked again. Add it to .gitignore, or use -o to write it elsewhere.`,
  'header-newer': ({ package: name, files }) =>
    `${name} came from the cache, but ${files.join(', ')} ${files.length === 1 ? 'is' : 'are'} newer than its output there. go does not compare C headers outside the folder of a package: after a change, run go clean -cache, or build with -a once.`,
  'keys-broken-off': () => 'The reasons for rebuilds are unknown: reading the cache keys was canceled.',
  'keys-interrupted': () =>
    'The reasons for rebuilds are unknown: the command was interrupted while its cache keys were being read.',
  'no-keys': ({ said }) =>
    said === null
      ? 'The reasons for rebuilds are unknown: go did not print its cache keys.'
      : `The reasons for rebuilds are unknown: go did not print its cache keys. Its message: ${said}`,
  'load-phases-unread': ({ reason }) =>
    `The phases of loading are unknown: go's debug trace could not be read (${reason}).`,
  'test-cache-unread': ({ reason }) =>
    `Why tests ran or came from the cache is unknown: go's test cache could not be read (${reason}).`,
  'test-runs-not-saved': ({ reason }) =>
    `What the tests read could not be saved, so the next trace cannot compare with it (${reason}).`,
  text: ({ text }) => text,
  unknown: ({ name }) =>
    name === ''
      ? 'This version cannot read one of the notes in this trace.'
      : `This trace contains a note that only newer versions can read: ${name}`,
};
