import type { Note, NoteId } from '../../src/core/model/notes.ts';

const BY_ID: { readonly [Id in NoteId]: readonly (Note & { readonly id: Id })[] } = {
  'no-temp-file': [{ id: 'no-temp-file', args: {} }],
  'no-temp-folder': ['ENOENT', 'EACCES'].map((code) => ({ id: 'no-temp-folder', args: { code } })),
  'left-running': [{ id: 'left-running', args: {} }],
  'no-graph': [{ id: 'no-graph', args: {} }],
  'messages-cut': [{ id: 'messages-cut', args: { keptBytes: 5_200_000, allBytes: 25_200_000 } }],
  'stderr-inherited': [{ id: 'stderr-inherited', args: {} }],
  'stdout-inherited': [{ id: 'stdout-inherited', args: {} }],
  'results-cut': [{ id: 'results-cut', args: {} }],
  'commands-cut': [{ id: 'commands-cut', args: {} }],
  'plan-only': [{ id: 'plan-only', args: {} }],
  'keys-missing': [
    { id: 'keys-missing', args: { count: 1 } },
    { id: 'keys-missing', args: { count: 1484 } },
  ],
  'embeds-output': [
    { id: 'embeds-output', args: { package: 'alpha', file: 'beta', place: '' } },
    { id: 'embeds-output', args: { package: 'alpha', file: 'beta', place: 'gamma' } },
  ],
  'output-modifies': [{ id: 'output-modifies', args: { files: ['alpha', 'beta'] } }],
  'header-newer': [
    { id: 'header-newer', args: { package: 'alpha', files: ['beta'] } },
    { id: 'header-newer', args: { package: 'alpha', files: ['beta', 'gamma'] } },
  ],
  'keys-broken-off': [{ id: 'keys-broken-off', args: {} }],
  'keys-interrupted': [{ id: 'keys-interrupted', args: {} }],
  'no-keys': [
    { id: 'no-keys', args: { said: null } },
    { id: 'no-keys', args: { said: 'alpha' } },
  ],
  'load-phases-unread': [{ id: 'load-phases-unread', args: { reason: 'alpha' } }],
  'test-cache-unread': [{ id: 'test-cache-unread', args: { reason: 'alpha' } }],
  'test-runs-not-saved': [{ id: 'test-runs-not-saved', args: { reason: 'alpha' } }],
  text: [{ id: 'text', args: { text: '' } }],
  unknown: [
    { id: 'unknown', args: { name: '' } },
    { id: 'unknown', args: { name: 'alpha' } },
  ],
};

/** Each note of a trace, in each form of its sentence. */
export const NOTE_SAMPLES: readonly Note[] = Object.values(BY_ID).flat();
