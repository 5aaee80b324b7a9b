import type { SizeKind } from '../../binary/size/size-tree.ts';
import { count, counted, size } from '../quantities.ts';
import type { SameShape } from '../same-shape.ts';
import { sizeGroupsEnglish } from './size-groups.ts';

/** Texts of the page "Binary"; what `inspect` prints as well arrives with its view. */
export type BinaryPageMessages = SameShape<typeof binaryPageEnglish>;

const KINDS: Readonly<Record<SizeKind, string>> = {
  file: 'file',
  program: 'program',
  group: 'group',
  module: 'module',
  package: 'package',
  type: 'type',
  function: 'function',
  data: 'data',
  descriptor: 'type descriptor',
  lines: 'line table',
  embed: 'embedded file',
  section: 'section',
  header: 'header',
  symbols: 'symbol table',
  linking: 'linking data',
  padding: 'padding',
  rest: 'small parts',
  unknown: 'unknown',
};

export const binaryPageEnglish = {
  title: 'Binary',
  verdicts: { buildInfo: 'Program', debugging: 'Debugger', linking: 'Linking' },
  verdictsLabel: 'Verdicts',
  way: 'From sources to this file',
  factsLabel: 'Facts',
  missing: 'Not recorded',
  copyCommand: 'Copy Command',
  copyOf: (command: string) => `Copy Command: ${command}`,
  copied: 'Copied',
  targets: 'Where it runs',
  target: { runs: 'runs', lacks: 'may lack something', fails: 'does not run', unknown: 'unknown' },
  targetColumns: { name: 'Target', verdict: 'Verdict' },
  actionsLabel: 'Actions',
  action: {
    saveReport: 'Save Report as HTML',
  },
  sizes: 'Size by part',
  noSizes: 'The parts of this file cannot be measured.',
  views: 'View',
  treemap: 'Treemap',
  table: 'Table',
  mapLabel:
    'Treemap. Arrow keys move between boxes, Enter goes into a box, Escape goes out. The table has the same content.',
  groups: sizeGroupsEnglish,
  groupsLabel: 'Highlight a group',
  kinds: KINDS,
  /** A part without a name of its own. */
  rest: (parts: number) => `${counted(parts, 'smaller part')}`,
  part: (name: string, kind: string, bytes: number, share: string) =>
    `${name}, ${kind}, ${size(bytes)}, ${share}`,
  symbols: (parts: number) => counted(parts, 'symbol'),
  search: 'Search functions, packages, and files',
  found: (parts: number, bytes: number) => `${counted(parts, 'match', 'matches')}, ${size(bytes)}`,
  foundNone: 'No matches',
  path: 'Path in the file',
  wholeFile: 'Whole file',
  into: 'Go Into',
  out: 'Go Out',
  columns: { name: 'Name', kind: 'Kind', bytes: 'Size', share: 'Share' },
  more: (parts: number) => `Show ${count(parts)} More`,
  ofFile: (share: string) => `${share} of the file`,
  inside: 'Inside',
  estimated: 'estimated',
  errorTitle: 'This view cannot be shown.',
  badView: 'The data of this view is damaged. Create the report again.',
  noView: 'This page contains no binary. Create the report again.',
  asText: 'Reopen as Text',
  silent:
    'The extension host is not responding. If this persists, close this page and inspect the file again.',
} as const;
