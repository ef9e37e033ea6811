import { mock } from 'node:test';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QuarterHours } from '#platform/realtime/quarter-hours';

const [SECOND, FORTY_MINUTES] = [1_000, 2_400];

describe('each quarter of an hour', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 21, 23, 52) }));
  afterEach(() => mock.timers.reset());

  it('is soon followed by the work, midnight among them, until it is stopped', () => {
    const done: string[] = [];
    const quarters = new QuarterHours(() => done.push(new Date().toISOString().slice(11, 16)));
    quarters.start();
    for (let seconds = 0; seconds < FORTY_MINUTES; seconds++) mock.timers.tick(SECOND);
    quarters.stop();
    for (let seconds = 0; seconds < FORTY_MINUTES; seconds++) mock.timers.tick(SECOND);
    expect(done).toEqual(['00:00', '00:15', '00:30']);
  });
});
