import type { Fix, Obstacle, SystemNeed, Verdict } from '../../analysis/binary/targets/target.ts';
import { count } from '../quantities.ts';

const NEEDS: Readonly<Record<SystemNeed, string>> = {
  certificates: 'CA certificates, to verify TLS connections',
  'time-zones': 'time zones, for time.LoadLocation',
  'name-lookup': '/etc/resolv.conf, to look up names (containers get it from their runtime)',
  users: '/etc/passwd, to look up users',
  'temporary-files': '/tmp',
  'other-programs': 'other programs, such as a shell, which it can start',
  'glibc-lookup':
    'shared libraries of glibc, which even this static program loads to look up names and users',
};

const LIBC = { glibc: 'glibc', musl: 'musl' } as const;

const REBUILDS: Readonly<Record<Extract<Fix, { id: 'rebuild' }>['how'], string>> = {
  pure: 'build it without C',
  'not-pie': 'build it with a fixed address',
  'own-zones': 'build the time zones in',
  'go-lookup': "look names up with go's own code",
  'for-target': 'build it for this target',
  'lower-level': 'build it for older processors',
};

const MOST_SYMBOLS = 3;

function listed(symbols: readonly string[]): string {
  const shown = symbols.slice(0, MOST_SYMBOLS).join(', ');
  return symbols.length > MOST_SYMBOLS ? `${shown} and ${count(symbols.length - MOST_SYMBOLS)} more` : shown;
}

const by = (library: string | null): string => (library === null ? '' : `, which ${library} needs`);

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.id) {
    case 'other-system':
      return `it is for ${obstacle.goos}, not for ${obstacle.wanted}`;
    case 'other-processor':
      return `it is for ${obstacle.goarch}, not for ${obstacle.wanted}`;
    case 'processor-level':
      return `the processor lacks instructions of ${obstacle.setting}`;
    case 'old-system':
      return `it needs ${obstacle.system} ${obstacle.required}, and this is ${obstacle.actual}`;
    case 'no-interpreter':
      return `there is no ${obstacle.interpreter}${obstacle.libc === null ? '' : `, the loader of ${LIBC[obstacle.libc]}`}${obstacle.has === null || obstacle.has === obstacle.libc ? '' : `; the C library is ${LIBC[obstacle.has]}`}`;
    case 'old-library':
      return `it needs ${obstacle.family}_${obstacle.required}${obstacle.symbols.length === 0 ? '' : ` for ${listed(obstacle.symbols)}`}${by(obstacle.by)}${obstacle.actual === null ? `, which ${obstacle.library} lacks` : `; ${obstacle.library} has ${obstacle.actual}`}`;
    case 'no-library':
      return `there is no ${obstacle.library}${by(obstacle.by)}`;
    case 'no-symbols':
      return `no library has ${listed(obstacle.symbols)}${by(obstacle.by)}`;
  }
}

const TABLE_ALONE = 'by the table alone';

/** Where a program runs. */
export const binaryTargetsEnglish = {
  heading: 'Where it runs',
  verdict: ({ verdict, basis }: Pick<Verdict, 'verdict' | 'basis'>) => {
    const words = {
      runs: 'runs',
      lacks: 'starts, but something is missing',
      fails: 'does not start',
      unknown: 'unknown: the file is packed, damaged or not a program',
    };
    return `${words[verdict]}${basis === 'table' ? ` (${TABLE_ALONE})` : ''}`;
  },
  tableAlone: TABLE_ALONE,
  obstacle: obstacleText,
  need: (need: SystemNeed) => NEEDS[need],
  missing: (need: SystemNeed) => `no ${NEEDS[need]}`,
  fix: (fix: Fix, command: string) => {
    switch (fix.id) {
      case 'rebuild':
        return `fix: ${REBUILDS[fix.how]}: ${command}`;
      case 'build-in':
        return `fix: build it in ${fix.image}, for its C library`;
      case 'line':
        return `fix: in the Dockerfile: ${fix.line}`;
      case 'other-image':
        return `fix: use ${fix.image} as the base image`;
    }
  },
  baseImage: 'base image',
  dockerfile: 'Dockerfile',
  table: 'images',
  tableOf: (date: string) => `as of ${date}, without further packages`,
  needs: 'may need',
  oldest: (system: string, version: string, goVersion: string) =>
    `${system} ${version} or later, as ${goVersion} requires`,
} as const;
