import { packSizes } from '../../../src/core/binary/size/pack-sizes.ts';
import type { SizeGroup, SizeKind, SizeNode } from '../../../src/core/binary/size/size-tree.ts';
import type { BinaryPageView } from '../../../src/core/view/binary/page/binary-page-view.ts';

/** Pages about binaries that are checked and shown, by name. */
export const BINARIES = {
  /** A small program with a trace, targets and fields that are not recorded. */
  small: () => page(smallSizes(), { way: WAY, targets: TARGETS }),
  /** 30,000 parts. */
  huge: () => page(hugeSizes(), {}),
  /** Its parts are not known. */
  packed: () => page(null, { notes: ['Packed by UPX: only the unpacker can be read.'] }),
} as const satisfies Record<string, () => BinaryPageView>;

type Program = BinaryPageView['programs'][number];

const WAY: BinaryPageView['way'] = [
  { title: 'Load', figure: '337 packages', caption: '24 modules' },
  { title: 'Compile', figure: '12 rebuilt · 325 from cache', caption: '2.1 s' },
  { title: 'Link', figure: 'linked', caption: '0.8 s' },
  { title: 'Binary', figure: '1.0 MB', caption: 'hello' },
];

const TARGETS: Program['targets'] = [
  { name: 'debian:12', verdict: 'runs', text: 'nothing is missing', details: [] },
  {
    name: 'ubuntu:20.04',
    verdict: 'fails',
    text: 'GLIBC_2.34 is missing',
    details: ['Build with CGO_ENABLED=0.'],
  },
  { name: 'scratch', verdict: 'unknown', text: 'time zones may be missing', details: [] },
];

function page(
  tree: SizeNode | null,
  {
    way = [],
    targets = [],
    notes = [],
  }: Partial<Pick<BinaryPageView, 'way' | 'notes'>> & Partial<Pick<Program, 'targets'>>,
): BinaryPageView {
  return {
    name: 'hello',
    path: '/home/dev/hello/hello',
    sizeBytes: tree?.bytes ?? 1_000_000,
    title: 'ELF program for linux/amd64, 1.0 MB, built by go1.26.8',
    notes,
    way,
    programs: [
      {
        title: null,
        notes: [],
        verdicts: [
          {
            id: 'buildInfo',
            text: 'example.com/hello v1.2.0+dirty',
            note: '2 fields not recorded',
            tone: 'plain',
          },
          {
            id: 'debugging',
            text: 'breakpoints: yes; variables: partly, because the code is optimized',
            note: '',
            tone: 'plain',
          },
          {
            id: 'linking',
            text: 'static: needs no shared libraries, fixed address',
            note: '',
            tone: 'good',
          },
        ],
        sections: [
          {
            heading: 'Build info',
            lines: [
              { label: 'package', values: ['example.com/hello'] },
              { label: 'module', values: ['example.com/hello v1.2.0+dirty'] },
              {
                label: 'dependencies',
                values: ['github.com/spf13/cobra v1.8.0', 'golang.org/x/sys v0.20.0'],
              },
              { label: 'settings', values: ['-buildmode=exe', 'CGO_ENABLED=0', 'GOARCH=amd64'] },
            ],
          },
          { heading: 'Debugging', lines: [{ label: 'symbol table', values: ['2,345 symbols'] }] },
          { heading: 'Linking', lines: [{ label: 'linkage', values: ['static'] }] },
        ],
        missing: [
          {
            text: 'version control (vcs.*): -buildvcs=false',
            command: 'go build -buildvcs=true example.com/hello',
          },
          { text: '-ldflags: not given', command: null },
        ],
        targets,
      },
    ],
    sizes:
      tree === null
        ? null
        : { tree: packSizes(tree), namedShare: 0.998, estimated: false, note: 'From the symbol table.' },
  };
}

function node(
  kind: SizeKind,
  group: SizeGroup,
  name: string,
  content: number | readonly SizeNode[],
): SizeNode {
  if (typeof content === 'number') return { name, kind, group, bytes: content, children: [], count: 1 };
  const children = [...content].sort((one, other) => other.bytes - one.bytes);
  const bytes = children.reduce((sum, child) => sum + child.bytes, 0);
  return { name, kind, group, bytes, children, count: 1 };
}

function smallSizes(): SizeNode {
  const code = (group: SizeGroup, name: string, functions: Readonly<Record<string, number>>) =>
    node(
      'package',
      group,
      name,
      Object.entries(functions).map(([each, bytes]) => node('function', group, each, bytes)),
    );
  return node('file', 'data', 'hello', [
    node('group', 'own', '', [
      code('own', 'example.com/hello', { main: 4_000, 'greet.Say': 9_000 }),
      code('own', 'example.com/hello/store', { Open: 22_000, 'Store.Get': 12_000 }),
    ]),
    node('group', 'module', '', [
      node('module', 'module', 'github.com/spf13/cobra@v1.8.0', [
        code('module', 'github.com/spf13/cobra', { 'Command.execute': 60_000, 'Command.Help': 40_000 }),
      ]),
    ]),
    node('group', 'std', '', [
      code('std', 'net/http', { 'Server.Serve': 90_000, 'Client.do': 70_000, 'Transport.dial': 40_000 }),
      code('std', 'fmt', { 'pp.printValue': 30_000, Fprintf: 12_000 }),
      code('std', 'crypto/tls', { 'Conn.Handshake': 80_000 }),
    ]),
    node('group', 'runtime', '', [code('runtime', 'runtime', { mallocgc: 50_000, gcDrain: 60_000 })]),
    node('group', 'embed', '', [node('embed', 'embed', 'static/logo.png', 70_000)]),
    node('group', 'dwarf', '', [
      node('section', 'dwarf', '.debug_info', 150_000),
      node('section', 'dwarf', '.debug_line', 60_000),
    ]),
    node('group', 'data', '', [
      node('lines', 'data', 'pclntab', 120_000),
      node('symbols', 'data', '.symtab', 40_000),
    ]),
    node('group', 'padding', '', [node('padding', 'padding', '', 6_000)]),
    node('group', 'unknown', '', [node('unknown', 'unknown', '', 2_000)]),
  ]);
}

/** 300 packages of 100 functions each, with sizes as unequal as in a real program. */
function hugeSizes(): SizeNode {
  const groups: readonly SizeGroup[] = ['own', 'module', 'std', 'runtime'];
  return node(
    'file',
    'data',
    'huge',
    groups.map((group, at) =>
      node(
        'group',
        group,
        '',
        Array.from({ length: 75 }, (_, index) =>
          node(
            'package',
            group,
            `example.com/${group}/package${index}`,
            Array.from({ length: 100 }, (_each, number) =>
              node(
                'function',
                group,
                `Function${number}`,
                Math.round((9_000 * (at + 2)) / (number + index + 3)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
