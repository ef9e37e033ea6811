import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics } from '#platform/observability/metrics';
import { withClient } from '../../support/template.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

/** More than may be late at once. */
const MANY = 45;

describe('R9: too much at once', () => {
  let app: TestApp;
  let schools: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start({}, undefined);
    schools = await twoSchools(app);
  });
  afterAll(() => app.stop());

  it('is refused at once, with when to come again; others and health are let in, and so is everybody afterwards', async () => {
    const { hill, lake } = schools;
    const courses = (at: typeof hill) =>
      app.call('GET', `/schools/${at.id}/courses`, { token: at.people.office.token });
    await withClient(app.adminUrl, async (holder) => {
      await holder.query('begin; lock table roster.courses in access exclusive mode');
      const waiting = Array.from({ length: MANY }, (_, n) =>
        app.call('GET', `/schools/${hill.id}/courses?limit=${n + 1}`, { token: hill.people.office.token }),
      );
      await pause(500); // longer than a request that is not late
      const refused = await courses(hill);
      expect(refused).toMatchObject({ status: 503, body: { code: 'platform.overloaded' } });
      expect(refused.headers.get('retry-after')).toBe('1');
      expect((await app.fetch(`${app.url}/health/live`)).status).toBe(200);
      const letIn = courses(lake);
      await holder.query('commit');
      expect((await letIn).status).toBe(200);
      await Promise.all(waiting);
    });
    expect((await courses(hill)).status).toBe(200);
    const shown = await app.app.get(Metrics).text();
    expect(shown).toMatch(/^lyceum_overload_refusals_total 1$/m);
  });
});
