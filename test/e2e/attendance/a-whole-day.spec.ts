import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionsOf } from '../../../bench/harness/accounts.js';
import { beginDay } from '../../../bench/harness/day-place.js';
import { Day } from '../../../bench/harness/day.js';
import { lyceum } from '../../support/command-line.js';
import { TestApp } from '../../support/test-app.js';

const PATIENCE_MS = 60_000;

describe('a day of a district', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ API_REQUESTS_PER_MINUTE: '100000' });
  });
  afterAll(() => app.stop());

  it('loses no mark on the way to the database and to the boards, and tells each guardian once', async () => {
    const size = ['--schools', '4', '--students', '100', '--periods', '5', '--days', '1'];
    expect(await lyceum(app, ['seed', 'scale', ...size], 'a good password')).toMatchObject({ code: 0 });
    const place = {
      port: Number(new URL(app.url).port),
      admin: app.admin,
      outbox: join(app.data, 'outbox'),
      token: sessionsOf(app.admin, app.secrets),
    };
    await beginDay(place, PATIENCE_MS);
    const day = new Day(place);
    const report = await day.run(4, PATIENCE_MS);
    expect(report).toMatchObject({ schools: 4, registers: 80, marks: 2000 });
    const { lost, unseen, shownTwice, outOfOrder, miscounted } = report;
    expect({ lost, unseen, shownTwice, outOfOrder, miscounted }).toEqual({
      lost: 0,
      unseen: 0,
      shownTwice: 0,
      outOfOrder: 0,
      miscounted: 0,
    });
    expect(report.mails.due).toBeGreaterThan(20);
    expect(report.mails).toMatchObject({ missing: 0, twice: 0 });

    // The control: what is changed behind everybody's back is noticed.
    await app.admin.query(`set session_replication_role = 'replica'`);
    await app.admin.query(`update attendance.marks set code = 'E' where ctid in (
      select ctid from attendance.marks where date >= current_date - 1 and code = 'P' order by date desc limit 1)
      and tableoid = (select tableoid from attendance.marks order by date desc limit 1)`);
    expect(await day.compare()).toMatchObject({ lost: 1, unseen: 0 });
  }, 240_000);
});
