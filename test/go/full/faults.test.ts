import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type GoInstallation, tryFault } from '../../support/faults/fault-lab.ts';
import { FAULTS, type Fault } from '../../support/faults/faults.ts';
import { installedGos } from '../../support/faults/installed.ts';

/** `npm run faults`: every fault with each go that is here, and a report; otherwise a sample with go on PATH. */
const isWhole = process.env['npm_lifecycle_event'] === 'faults';
const REPORT = path.join('.cache', 'faults.txt');
const SAMPLE = 6;

const gos = installedGos();
const has = {
  git: onPath('git'),
  gcc: onPath('gcc'),
  'go1.27.3': gos.some(({ goroot }) => goroot.includes('go1.27.3')),
};

function onPath(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

function applies({ minors, needs }: Fault, { minor }: GoInstallation): boolean {
  if (needs !== undefined && !has[needs]) return false;
  return minors === undefined || (minors[0] <= minor && minor <= minors[1]);
}

if (isWhole) rmSync(REPORT, { force: true });
const counts = { commands: 0, right: 0, works: 0, advice: 0, fails: 0 };
afterAll(() => {
  const { commands, right, works, advice, fails } = counts;
  const all = works + advice + fails;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const text = `${commands} commands: causes right ${share(right, commands)}; ${all} fixes: proved ${share(works, all)}, advice ${share(advice, all)}, failing ${fails}\n`;
  if (isWhole) appendFileSync(REPORT, text);
  process.stdout.write(text);
});

describe.each((isWhole ? gos : gos.slice(0, 1)).map((go) => [`1.${go.minor}`, go] as const))(
  'with go %s, each fault',
  (_, go) => {
    const other = gos.find(({ minor }) => minor !== go.minor);
    const usable = FAULTS.filter(
      (fault) => applies(fault, go) && (other !== undefined || !fault.env?.['GOROOT']?.includes('OTHER')),
    );
    const chosen = usable.filter((_fault, index) => isWhole || index % SAMPLE === 0);
    test.each(chosen.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
      const tried = await tryFault(fault, go, other?.goroot ?? '');
      for (const one of tried) {
        counts.commands++;
        const isRight = one.cause === fault.cause && fault.says.test(one.goSays);
        if (isRight) counts.right++;
        for (const { result } of one.fixes)
          counts[result === 'works' || result === 'advice' ? result : 'fails']++;
        if (isWhole)
          appendFileSync(
            REPORT,
            `=== ${fault.name} · go 1.${go.minor} · ${one.command}\n${one.goSays}\n--- ${one.cause}${isRight ? '' : ` (expected ${fault.cause})`}\n${one.weSay}\n${one.fixes.map(({ fix, result }) => `    ${fix} → ${result}\n`).join('')}\n`,
          );
      }
      for (const one of tried) {
        expect(one.goSays, one.command).toMatch(fault.says);
        expect({ command: one.command, cause: one.cause }).toEqual({
          command: one.command,
          cause: fault.cause,
        });
        if (fault.place !== undefined) expect(one.place ?? '').toBe(fault.place);
        if (fault.setBy !== undefined) expect(one.setBy).toBe(fault.setBy);
        expect(one.fixes.filter(({ result }) => result !== 'works' && result !== 'advice')).toEqual([]);
      }
    });
  },
);
