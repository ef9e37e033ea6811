import { rename, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailsOf, mailTo } from '../../support/mails.js';
import { placesHolding } from '../../support/places-holding.js';
import { TestApp } from '../../support/test-app.js';
import {
  givePassword,
  PASSWORD,
  somebody,
  twoSchools,
  type TestPerson,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const SUBJECT = 'Your account was erased';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const rows = async <Row extends object>(sql: string) => (await app.admin.query<Row>(sql)).rows;
const farewells = () => rows('select from identity.farewells');
const jobs = () =>
  rows<{ state: string; error: string | null }>(
    `select state, error from platform.jobs where kind = 'identity.say_farewell' order by placed`,
  );
const done = () => until(async () => (await jobs()).every(({ state }) => state === 'done'), 'the farewells');

/** In both schools. */
async function someone(): Promise<TestPerson> {
  const person = await somebody(app, 'teacher', { schoolId: schools.hill.id });
  await app.admin.query(
    `insert into identity.memberships (id, person_id, role, school_id, valid_from)
     values (uuidv7(), $1, 'office', $2, '2026-09-01')`,
    [person.id, schools.lake.id],
  );
  await givePassword(app, person);
  return person;
}

async function eraseOwn({ token }: TestPerson): Promise<void> {
  expect((await app.call('POST', '/me/erasure', { token, body: { password: PASSWORD } })).status).toBe(204);
}

describe('K6 whoever has an erased account', () => {
  it('is told once, at the address that it had, which is then nowhere any more', async () => {
    const person = await someone();
    await eraseOwn(person);
    const mail = await mailTo(app, person.email, SUBJECT);
    expect(mail.text).toContain('for good');
    await done();
    expect(await farewells()).toEqual([]);
    expect(await placesHolding(app, person.email)).toEqual([]);
    expect(
      (await mailsOf(app)).filter(({ to, subject }) => to === person.email && subject === SUBJECT),
    ).toHaveLength(1);
  });

  it('is told so as well when somebody else has erased it', async () => {
    const person = await someone();
    const root = await somebody(app, 'platform-admin', {});
    const erased = await app.call('POST', `/accounts/${person.id}/erasure`, {
      token: root.token,
      body: { reason: 'Request 18 of 2026' },
    });
    expect(erased.status).toBe(204);
    await mailTo(app, person.email, SUBJECT);
    await done();
    expect(await farewells()).toEqual([]);
    expect(await placesHolding(app, person.email)).toEqual([]);
  });

  it('is not told where nobody has confirmed that the address is theirs', async () => {
    const person = await someone();
    const before = (await jobs()).length;
    await app.admin.query('update identity.persons set email_verified_at = null where id = $1', [person.id]);
    await eraseOwn(person);
    expect([await farewells(), (await jobs()).length]).toEqual([[], before]);
  });

  it('is in no error and no row where no mail could be sent, once it is too late for it', async () => {
    const person = await someone();
    const outbox = join(app.data, 'outbox');
    await rename(outbox, `${outbox}-away`);
    await writeFile(outbox, 'no folder');
    await eraseOwn(person);
    await until(async () => (await jobs()).at(-1)!.error !== null, 'the first attempt');
    expect((await jobs()).at(-1)).toEqual({
      state: 'waiting',
      error: 'Error: The mail server did not take the farewell.',
    });
    expect(await farewells()).toHaveLength(1);
    expect(await placesHolding(app, person.email)).toEqual([]); // what waits is encrypted
    await app.admin.query(`update identity.farewells set written_at = now() - interval '25 hours'`);
    await app.admin.query('select identity.forget_what_is_over()');
    expect(await farewells()).toEqual([]);
    await rm(outbox);
    await rename(`${outbox}-away`, outbox);
    await app.admin.query(`update platform.jobs set run_at = now() where kind = 'identity.say_farewell'`);
    await done();
    expect(
      (await mailsOf(app)).filter(({ to, subject }) => to === person.email && subject === SUBJECT),
    ).toEqual([]);
  });
});
