import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { superuser } from '../../support/last-seen.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { placesHolding } from '../../support/places-holding.js';
import { RosterOffice } from '../../support/roster-office.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

/** The work that tells the courses of the parting. */
const PARTED = `payload ->> 'reaction' = 'learning.forget-account-of-record'`;

let app: TestApp;
let schools: TwoSchools;
let admin: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  admin = new RosterOffice(app, schools.hill, schools.hill.people.admin);
});
afterAll(() => app.stop());

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;

/** Somebody of the school's roster who has left, and has said that in a course by an account of their own. */
async function whoSaid(markdown: string) {
  const { person, id } = await studentWhoSignsIn(app, schools.hill);
  const author = new CourseAuthor(new RosterOffice(app, schools.hill, schools.hill.people.teacher));
  const { runId, itemId } = await author.published();
  await author.enrol(runId, id);
  await new RosterOffice(app, schools.hill, person).make(`/course-items/${itemId}/posts`, { markdown });
  return { personId: person.id, rosterPersonId: id };
}
const eraseAccount = (personId: string) =>
  app.call('POST', `/accounts/${personId}/erasure`, {
    token: schools.platformAdmin.token,
    body: { reason: 'Request 17' },
  });
async function eraseRecord(rosterPersonId: string) {
  await admin.call('POST', `/people/${rosterPersonId}/departure`, { body: { on: '2026-10-30' } });
  return admin.call('POST', `/people/${rosterPersonId}/erasure`, { body: { reason: 'Request 18' } });
}
const forgotten = (rosterPersonId: string) =>
  until(
    async () =>
      (
        await rows(
          `select from platform.outbox where type = 'learning.person_forgotten' and aggregate_id = $1`,
          [rosterPersonId],
        )
      ).length > 0,
    'the courses to have forgotten',
  );
const parted = (state: string) =>
  until(
    async () => (await rows(`select from platform.jobs where ${PARTED} and state = $1`, [state])).length > 0,
    `what follows from the parting to be ${state}`,
  );

describe('K6 who has the account erased, and soon after it the record', () => {
  it('leaves no word, also where courses hear last that the record was parted from the account', async () => {
    const words = 'Why is it dear?';
    const { personId, rosterPersonId } = await whoSaid(words);
    await rows(`
      create function public.comes_late() returns trigger language plpgsql as
        $$ begin new.run_at := now() + interval '1 hour'; return new; end $$;
      create trigger comes_late before insert on platform.jobs for each row
        when (new.payload ->> 'reaction' = 'learning.forget-account-of-record') execute function public.comes_late()`);
    expect((await eraseAccount(personId)).status).toBe(204);
    await parted('waiting');
    await rows('drop function public.comes_late() cascade');
    expect((await eraseRecord(rosterPersonId)).status).toBe(204);
    await forgotten(rosterPersonId);
    await rows(`update platform.jobs set run_at = now() where ${PARTED}`);
    await parted('done');
    expect(await placesHolding(app, words)).toEqual([]);
    await rows(`delete from platform.jobs where ${PARTED}`);
  });

  it('leaves no word where both are heard at once: the erasure waits until the posts are the record’s', async () => {
    const words = 'Who pays for it?';
    const { personId, rosterPersonId } = await whoSaid(words);
    const other = await superuser(app.adminUrl);
    await other.query('begin');
    await other.query('select from learning.posts where written_by = $1 for update', [personId]);
    expect((await eraseAccount(personId)).status).toBe(204);
    await until(async () => (await waitingBehind(other)) === 1, 'the posts to be moved');
    const erased = eraseRecord(rosterPersonId);
    await until(async () => (await waitingBehind(other)) > 1, 'the erasure to wait');
    await other.query('commit');
    await other.end();
    expect((await erased).status).toBe(204);
    await forgotten(rosterPersonId);
    await parted('done');
    expect(await placesHolding(app, words)).toEqual([]);
  });
});
