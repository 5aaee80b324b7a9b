import type { Command } from './command.ts';

/**
 * Every command, in the order of the help. A command is a file, a line here and its help in
 * `core/messages/en/help.ts`. Commands are loaded on demand, because `--help` must not wait for them.
 */
export const COMMANDS = {
  trace: () => import('./commands/trace.ts'),
  show: () => import('./commands/show.ts'),
  why: () => import('./commands/why.ts'),
  doctor: () => import('./commands/doctor.ts'),
  explain: () => import('./commands/explain.ts'),
  compare: () => import('./commands/compare.ts'),
  predict: () => import('./commands/predict.ts'),
  inspect: () => import('./commands/inspect.ts'),
  cache: () => import('./commands/cache.ts'),
  ci: () => import('./commands/ci.ts'),
  'verify-cache': () => import('./commands/verify-cache.ts'),
  mains: () => import('./commands/mains.ts'),
  'why-no-main': () => import('./commands/why-no-main.ts'),
  report: () => import('./commands/report.ts'),
  history: () => import('./commands/history.ts'),
  import: () => import('./commands/import.ts'),
} satisfies Record<string, () => Promise<{ readonly command: Command }>>;

export type CommandName = keyof typeof COMMANDS;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
