import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { relayed } from '../../support/relayed.js';
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
    await relayed(app);
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

  /** As if it were a register of two days ago. */
  async function twoDaysAgo({ at: { registerId } }: TakenRegister): Promise<void> {
    const move = (table: string, id: string) =>
      `update attendance.${table} set date = date - 2 where ${id} = '${registerId}';`;
    await app.admin.query(`begin; set local session_replication_role = replica; ${move('registers', 'id')}
      ${move('register_entries', 'register_id')} ${move('register_states', 'register_id')} commit`);
  }
});
