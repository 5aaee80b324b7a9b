import { afterAll, describe, expect, test } from 'vitest';
import { DOCTOR_FAULTS, type DoctorFault } from '../../support/faults/doctor-faults.ts';
import { tryDoctorFault } from '../../support/faults/doctor-lab.ts';
import type { GoInstallation } from '../../support/faults/fault-lab.ts';
import { installedGos } from '../../support/faults/installed.ts';

/** `npm run faults`: every fault with each go that is here; otherwise a sample with go on PATH. */
const isWhole = process.env['npm_lifecycle_event'] === 'faults';
const SAMPLE = 4;

const gos = installedGos();
const counts = { faults: 0, works: 0, advice: 0 };
afterAll(() => {
  const { faults, works, advice } = counts;
  process.stdout.write(`${faults} faults of the environment: ${works} fixes proved, ${advice} advice\n`);
});

function applies({ minors, env }: DoctorFault, { minor }: GoInstallation, other: boolean): boolean {
  if (!other && Object.values(env ?? {}).some((value) => value.includes('OTHER'))) return false;
  return minors === undefined || (minors[0] <= minor && minor <= minors[1]);
}

describe.each((isWhole ? gos : gos.slice(0, 1)).map((go) => [`1.${go.minor}`, go] as const))(
  'with go %s, the doctor sees',
  (_, go) => {
    const other = gos.find(({ minor }) => minor !== go.minor);
    const usable = DOCTOR_FAULTS.filter((fault) => applies(fault, go, other !== undefined));
    const chosen = usable.filter((_fault, index) => isWhole || index % SAMPLE === 0);
    test.each(chosen.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
      const { found, says, go: ran, fixes } = await tryDoctorFault(fault, go, other?.goroot ?? '');
      counts.faults++;
      for (const { result } of fixes) if (result === 'works' || result === 'advice') counts[result]++;
      expect(found.filter(({ id }) => id === fault.id)).toEqual([{ id: fault.id, severity: fault.severity }]);
      if (fault.fails === undefined) {
        if (fault.id !== 'no-go') expect(ran).toEqual({ exitCode: 0, text: '' });
      } else {
        expect(ran.exitCode === 0).toBe(fault.warns === true);
        for (const line of (says ?? '').split('\n')) expect(plain(ran.text)).toContain(plain(line));
      }
      expect(fixes.filter(({ result }) => result !== 'works' && result !== 'advice')).toEqual([]);
    });
  },
);

/** Without names of temporary files, which nobody can foretell. */
function plain(text: string): string {
  return text.trim().replaceAll(/go-build\d+/g, 'go-build');
}
