import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { TakenRegister } from '../../support/taken-register.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('time closes registers, by the schedule', () => {
  let app: TestApp;
  let schools: TwoSchools;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const run = (schedule: string) =>
    app.admin.query('update platform.schedules set next_at = now() where name = $1', [schedule]);
  const settle = (school: TestSchool, settings: object) =>
    app.call('PATCH', `/schools/${school.id}/attendance-settings`, {
      token: school.people.admin.token,
      body: settings,
    });
  const becomes = (at: TakenRegister, state: string) =>
    until(async () => (await at.read()).state === state, `the register to be ${state}`);
  /** As if it had been submitted so many days ago. */
  const age = (at: TakenRegister, days: number) =>
    app.admin.query(
      `alter table attendance.registers disable trigger registers_transitions;
       update attendance.registers set state_since = now() - interval '${days} days', version = version + 1
         where id = '${at.at.registerId}';
       alter table attendance.registers enable trigger registers_transitions`,
    );

  it('A5 locks what was submitted longer ago than the school’s own delay, in each school by its own', async () => {
    const hill = [
      await TakenRegister.of(app, schools.hill),
      await TakenRegister.of(app, schools.hill),
    ] as const;
    const lake = await TakenRegister.of(app, schools.lake);
    for (const at of [...hill, lake]) await at.taken();
    await age(hill[0], 8);
    await age(hill[1], 6);
    await age(lake, 8);
    await settle(schools.lake, { lockAfterDays: 14 });
    await settled(app);
    const socket = await TestSocket.connect(app, schools.hill.people.office.token);
    const topic = `register:${hill[0].at.registerId}`;
    await socket.subscribe(topic);
    await run('attendance.lock_registers');
    await becomes(hill[0], 'locked');
    expect(await socket.received(topic, 1)).toMatchObject([
      { type: 'attendance.register_locked', data: { state: 'locked' } },
    ]);
    socket.close();
    expect((await hill[1].read()).state).toBe('submitted');
    expect((await lake.read()).state).toBe('submitted');
    await settle(schools.lake, { lockAfterDays: 7 });
    await run('attendance.lock_registers');
    await becomes(lake, 'locked');
  });

  it('A5 locks a reopened register again, the delay after it was submitted again', async () => {
    const at = await (await TakenRegister.of(app, schools.hill)).locked();
    await at.post('/reopen', { reason: 'A mistake' }, schools.hill.people.admin);
    await at.post('/submit');
    const other = await (await TakenRegister.of(app, schools.hill)).taken();
    await age(other, 8);
    await run('attendance.lock_registers');
    await becomes(other, 'locked'); // and the same run has passed by
    expect((await at.read()).state).toBe('submitted');
    await age(at, 8);
    await run('attendance.lock_registers');
    await becomes(at, 'locked');
  });

  it('gives up on what nobody has submitted by the end of its day and the school’s grace; it can be taken late', async () => {
    const unopened = await TakenRegister.of(app, schools.hill);
    await twoDaysAgo(unopened);
    await run('attendance.miss_registers');
    await becomes(unopened, 'missed');
    expect(await unopened.post('/open')).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_not_scheduled', facts: { state: 'missed' } },
    });
    expect(await unopened.post('/open', undefined, schools.hill.people.office)).toMatchObject({
      status: 200,
      body: { state: 'open' },
    });
    const marks = unopened.students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 }));
    expect((await unopened.marks(marks)).status).toBe(200);
    await run('attendance.miss_registers');
    expect((await unopened.post('/submit')).status).toBe(200);
  });

  it('A5 ends what a school has left that has closed, as elsewhere, and begins nothing there', async () => {
    const state = async ({ at: { registerId } }: TakenRegister) => {
      const { rows } = await app.admin.query<{ state: string }>(
        'select state from attendance.registers where id = $1',
        [registerId],
      );
      return rows[0]!.state;
    };
    const [submitted, opened, unopened] = [
      await TakenRegister.of(app, schools.lake),
      await TakenRegister.of(app, schools.lake),
      await TakenRegister.of(app, schools.lake),
    ];
    const [today, elsewhere] = [
      await TakenRegister.of(app, schools.lake),
      await TakenRegister.of(app, schools.hill),
    ];
    await submitted.taken();
    await age(submitted, 8);
    await opened.post('/open');
    for (const at of [opened, unopened, elsewhere]) await twoDaysAgo(at);
    await settle(schools.lake, { lockAfterDays: 7 });
    await app.admin.query(`update identity.schools set status = 'closed' where id = $1`, [schools.lake.id]);
    for (const schedule of ['lock_registers', 'miss_registers', 'generate_registers'])
      await run(`attendance.${schedule}`);
    await until(async () => (await state(submitted)) === 'locked', 'what was submitted to be locked');
    for (const at of [opened, unopened, elsewhere])
      await until(async () => (await state(at)) === 'missed', 'what nobody has taken to be given up');
    expect(await state(today)).toBe('scheduled');
  });

  /** As if it were a register of two days ago. */
  async function twoDaysAgo({ at: { registerId } }: TakenRegister): Promise<void> {
    const move = (table: string, id: string) =>
      `update attendance.${table} set date = date - 2 where ${id} = '${registerId}';`;
    await app.admin.query(`begin; set local session_replication_role = replica; ${move('registers', 'id')}
      update attendance.registers set opened_at = opened_at - interval '2 days' where id = '${registerId}';
      ${move('register_entries', 'register_id')} ${move('register_states', 'register_id')} commit`);
  }
});
