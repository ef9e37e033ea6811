import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { Period } from '#domain/roster/period';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { MikroPeriodRepository } from '../../../../src/roster/persistence/mikro-period.repository.js';
import { member, PersistenceKit, type TestReplica } from '../../../support/persistence-kit.js';

const periods = new MikroPeriodRepository();

let kit: PersistenceKit;
let replica: TestReplica;
let school: string;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica();
});
beforeEach(async () => {
  school = await kit.school();
});
afterAll(() => kit.stop());

const run = <T>(work: () => Promise<T>, schoolId: string | null = school) =>
  replica.unitOfWork.run(member(schoolId), work);

const aPeriod = () =>
  run(async () => periods.add(Period.create(school, { name: 'First', startsAt: '08:00', endsAt: '08:45' })));

describe('the tenant of a unit of work (K1)', () => {
  const count = prepared('select count(*)::int as n from roster.periods');
  const addTo = prepared(
    `insert into roster.periods (id, school_id, name, starts_at, ends_at) values ($1, $2, 'X', '08:00', '09:00')`,
  );
  const counted = async () => (await transaction().query<{ n: number }>(count))[0]!.n;

  it('sees its own rows, and nothing when there is none', async () => {
    await aPeriod();
    const other = await kit.school();
    expect(await run(counted)).toBe(1);
    expect(await run(counted, other)).toBe(0);
    expect(await run(counted, null)).toBe(0);
    const pool = await replica.database.app.query<{ n: number }>(
      'select count(*)::int as n from roster.periods',
    );
    expect(pool.rows).toEqual([{ n: 0 }]);
  });

  it('writes into its own school only, and nowhere when there is none', async () => {
    const other = await kit.school();
    for (const as of [other, null]) {
      const foreign = run(() => transaction().query(addTo, [newId(), school]), as);
      await expect(foreign).rejects.toMatchObject({ code: '42501' });
    }
    await run(() => transaction().query(addTo, [newId(), school]));
  });

  it('is gone from the connection for its next user, after success, failure and a read', async () => {
    const alone = kit.replica({ size: 1 });
    const person = await kit.person();
    const left = async () =>
      (
        await alone.database.app.query<{ tenant: string; seen: number }>(
          `select current_setting('app.school_id', true) || current_setting('app.person_id', true) as tenant,
             (select count(*)::int from roster.periods) as seen`,
        )
      ).rows;
    await aPeriod();
    const nobody = [{ tenant: '', seen: 0 }];
    await alone.unitOfWork.run(member(school, person), counted);
    expect(await left()).toEqual(nobody);
    await alone.unitOfWork
      .run(member(school, person), async () => {
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await left()).toEqual(nobody);
    await alone.reader.rows(member(school, person), count);
    expect(await left()).toEqual(nobody);
    await alone.reader.rows(member(school, person), prepared('select 1 / 0')).catch(() => undefined);
    expect(await left()).toEqual(nobody);
  });

  it('cannot be another one for a read within it', async () => {
    const other = await kit.school();
    const reading = run(() => replica.reader.rows(member(other), count));
    await expect(reading).rejects.toThrow('its own school');
  });
});
