import { afterEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import type { JobWakeUp } from '#platform/queue/job-wake-up';
import { until } from '../../support/until.js';

const shortly = (ms = 100) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Hints may be lost, late or together; so one hints until it is heard. */
async function hintUntil(one: JobWakeUp, heard: () => boolean, what: string): Promise<void> {
  one.wake([newId()]);
  let hinted = Date.now();
  await until(() => {
    if (Date.now() - hinted > 300) {
      one.wake([newId()]);
      hinted = Date.now();
    }
    return heard();
  }, what);
}

/** What every way to wake a worker does. */
export function wakesWorkers(transport: string, make: () => Promise<JobWakeUp>): void {
  describe(`${transport} as a wake-up for jobs`, () => {
    const made: JobWakeUp[] = [];
    const wakeUp = async () => {
      const one = await make();
      made.push(one);
      return one;
    };
    afterEach(async () => {
      await Promise.all(made.splice(0).map((one) => one.close()));
    });

    it('R4: makes whoever listens look after each hint', async () => {
      const one = await wakeUp();
      let looks = 0;
      one.listen(async () => void looks++);
      for (let times = 0; times < 3; times++) {
        const before = looks;
        await hintUntil(one, () => looks > before, 'a look');
      }
      expect(looks).toBeGreaterThanOrEqual(3);
    });

    it('R4: makes it look again after a hint that came during a look', async () => {
      const one = await wakeUp();
      const jobs: string[] = [];
      const found: string[] = [];
      let looking = 0;
      let overlapped = false;
      one.listen(async () => {
        overlapped ||= looking > 0;
        looking++;
        const due = jobs.splice(0);
        await shortly(20);
        found.push(...due);
        looking--;
      });
      for (let i = 0; i < 60; i++) {
        jobs.push(`job ${i}`);
        one.wake([newId(), newId()]);
        await shortly(2);
      }
      await hintUntil(one, () => found.length === 60, 'all jobs to be found');
      expect(overlapped).toBe(false);
    });

    it('goes on after a look that failed', async () => {
      const one = await wakeUp();
      let looks = 0;
      one.listen(async () => {
        looks++;
        if (looks === 1) throw new Error('the database is away');
      });
      await hintUntil(one, () => looks >= 1, 'the failed look');
      await hintUntil(one, () => looks >= 2, 'the next look');
      expect(looks).toBeGreaterThan(1);
    });

    it('is silent without jobs, before somebody listens, and after its end', async () => {
      const one = await wakeUp();
      one.wake([newId()]);
      let looks = 0;
      one.listen(async () => void looks++);
      await shortly();
      const before = looks;
      one.wake([]);
      await shortly();
      expect(looks).toBe(before);
      await one.close();
      one.wake([newId()]);
      await shortly();
      expect(looks).toBe(before);
      await one.close();
    });
  });
}
