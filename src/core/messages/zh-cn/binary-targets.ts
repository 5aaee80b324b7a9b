import type { Fix, Obstacle, SystemNeed } from '../../analysis/binary/targets/target.ts';
import type { BinaryMessages } from '../en/binary.ts';
import { count } from '../quantities.ts';

const NEEDS: Readonly<Record<SystemNeed, string>> = {
  certificates: '用于验证 TLS 连接的 CA 证书',
  'time-zones': 'time.LoadLocation 所用的时区数据',
  'name-lookup': '用于查询名称的 /etc/resolv.conf（容器从其运行时获得）',
  users: '用于查询用户的 /etc/passwd',
  'temporary-files': '/tmp',
  'other-programs': '它可以启动的 shell 或其他程序',
  'glibc-lookup': 'glibc 的共享库；此程序虽是静态的，查询名称和用户时仍会加载它们',
};

const REBUILDS: Readonly<Record<Extract<Fix, { id: 'rebuild' }>['how'], string>> = {
  pure: '不使用 C 构建',
  'not-pie': '以固定地址构建',
  'own-zones': '将时区数据一起构建',
  'go-lookup': '用 go 自己的代码查询名称',
  'for-target': '为此目标构建',
  'lower-level': '为较旧的处理器构建',
};

const MOST_SYMBOLS = 3;

function listed(symbols: readonly string[]): string {
  const shown = symbols.slice(0, MOST_SYMBOLS).join('、');
  return symbols.length > MOST_SYMBOLS ? `${shown} 等 ${count(symbols.length)} 个` : shown;
}

const by = (library: string | null): string => (library === null ? '' : `（${library} 需要它）`);

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.id) {
    case 'other-system':
      return `它用于 ${obstacle.goos}，而不是 ${obstacle.wanted}`;
    case 'other-processor':
      return `它用于 ${obstacle.goarch}，而不是 ${obstacle.wanted}`;
    case 'processor-level':
      return `处理器缺少 ${obstacle.setting} 的指令`;
    case 'old-system':
      return `它需要 ${obstacle.system} ${obstacle.required}，而这里是 ${obstacle.actual}`;
    case 'no-interpreter':
      return `没有 ${obstacle.interpreter}${obstacle.libc === null ? '' : `，即 ${obstacle.libc} 的加载器`}${obstacle.has === null || obstacle.has === obstacle.libc ? '' : `；这里的 C 库是 ${obstacle.has}`}`;
    case 'old-library':
      return `它需要 ${obstacle.family}_${obstacle.required}${obstacle.symbols.length === 0 ? '' : `，用于 ${listed(obstacle.symbols)}`}${by(obstacle.by)}${obstacle.actual === null ? `，而 ${obstacle.library} 没有` : `；${obstacle.library} 只有 ${obstacle.actual}`}`;
    case 'no-library':
      return `没有 ${obstacle.library}${by(obstacle.by)}`;
    case 'no-symbols':
      return `没有任何库含有 ${listed(obstacle.symbols)}${by(obstacle.by)}`;
  }
}

const TABLE_ALONE = '仅根据镜像表';

/** 程序在哪里运行。 */
export const binaryTargetsChinese: BinaryMessages['targets'] = {
  heading: '在哪里运行',
  verdict: ({ verdict, basis }) => {
    const words = {
      runs: '可以运行',
      lacks: '可以启动，但缺少内容',
      fails: '无法启动',
      unknown: '未知：文件已加壳、损坏或不是程序',
    };
    return `${words[verdict]}${basis === 'table' ? `（${TABLE_ALONE}）` : ''}`;
  },
  tableAlone: TABLE_ALONE,
  obstacle: obstacleText,
  need: (need) => NEEDS[need],
  missing: (need) => `没有${need === 'temporary-files' ? ' ' : ''}${NEEDS[need]}`,
  fix: (fix, command) => {
    switch (fix.id) {
      case 'rebuild':
        return `修复：${REBUILDS[fix.how]}：${command}`;
      case 'build-in':
        return `修复：在 ${fix.image} 中针对其 C 库构建`;
      case 'line':
        return `修复：在 Dockerfile 中加入：${fix.line}`;
      case 'other-image':
        return `修复：使用 ${fix.image} 作为基础镜像`;
    }
  },
  baseImage: '基础镜像',
  dockerfile: 'Dockerfile 示例',
  table: '镜像',
  tableOf: (date) => `截至 ${date}，未加装任何软件包`,
  needs: '可能需要',
  oldest: (system, version, goVersion) => `${system} ${version} 或更高版本（${goVersion} 的要求）`,
};
