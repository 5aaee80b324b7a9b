import { describe, expect, test } from 'vitest';
import { inSlices } from '../../../../src/host/in-slices.ts';
import { LatestOnly } from '../../../../src/host/predict/latest-only.ts';

describe('work where only the newest request counts', () => {
  test('never runs twice at once, and outdated work has no answer', async () => {
    const work = new LatestOnly();
    let atOnce = 0;
    let most = 0;
    const question = (answer: string) => async (signal: AbortSignal) => {
      most = Math.max(most, ++atOnce);
      await new Promise<void>((resolve) => {
        if (answer === 'third') resolve();
        signal.addEventListener('abort', () => resolve());
      });
      atOnce--;
      return answer;
    };
    const answers = await Promise.all(['first', 'second', 'third'].map((name) => work.start(question(name))));
    expect(answers).toEqual([null, null, 'third']);
    expect(most).toBe(1);
  });

  test('reports an error of the latest, and ignores those of canceled work', async () => {
    const work = new LatestOnly();
    const broken = async (): Promise<string> => {
      throw new Error('no go');
    };
    await expect(work.start(broken)).rejects.toThrow('no go');
    const stopped = work.start(broken);
    work.stop();
    expect(await stopped).toBeNull();
  });
});

describe('work in slices', () => {
  test('yields to other work, and ends when it is aborted', async () => {
    const stop = new AbortController();
    let steps = 0;
    function* endless(): Generator<void> {
      for (;;) {
        steps++;
        yield;
      }
    }
    const done = inSlices(endless(), stop.signal);
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps).toBeGreaterThan(0);
    stop.abort();
    expect(await done).toBe(false);
    expect(await inSlices([undefined][Symbol.iterator](), new AbortController().signal)).toBe(true);
  });
});
