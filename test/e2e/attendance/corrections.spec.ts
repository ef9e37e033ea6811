import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { TakenRegister } from '../../support/taken-register.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const register = (size = 3) => TakenRegister.of(app, schools.hill, size);
const people = () => schools.hill.people;
const REASON = 'Came at noon';

describe('after submission', () => {
  it('A2 a teacher amends the own register with a reason, and nobody without one', async () => {
    const at = await (await register()).taken();
    const [first] = at.students as [string];
    const wish = { studentId: first, code: 'A', baseVersion: 1 };
    expect(await at.marks([wish])).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_not_open' },
    });
    expect(await at.amend([wish])).toMatchObject({
      status: 422,
      body: { code: 'attendance.reason_required', errors: [{ pointer: '/marks/0/reason' }] },
    });
    expect(await at.amend([{ ...wish, reason: REASON }])).toMatchObject({
      status: 200,
      body: { marks: [{ code: 'A', version: 2, teacher: { code: 'A', reason: REASON }, office: null }] },
    });
    expect((await at.read()).entries[0]!.mark).toMatchObject({
      code: 'A',
      markedBy: people().teacher.id,
      teacher: { reason: REASON },
    });
  });

  it('A7 the office puts its code over the teacher’s; both stay readable, and it can be withdrawn', async () => {
    const at = await (await register()).taken();
    const [, second] = at.students as [string, string];
    const wish = { studentId: second, code: 'E', baseVersion: 1, reason: 'Letter from home' };
    expect((await at.override([wish], people().teacher)).status).toBe(403);
    expect((await at.override([wish])).status).toBe(200);
    expect((await at.read('', people().teacher)).entries[1]!.mark).toMatchObject({
      code: 'E',
      label: 'Excused',
      version: 2,
      markedBy: people().office.id,
      teacher: { code: 'P', markedBy: people().teacher.id },
      office: { code: 'E', reason: 'Letter from home', markedBy: people().office.id },
    });
    const withdrawn = { studentId: second, code: null, baseVersion: 2, reason: 'Another child' };
    expect(await at.override([withdrawn])).toMatchObject({
      status: 200,
      body: { marks: [{ code: 'P', version: 3, office: null }] },
    });
  });

  it('A8 the office cannot withdraw what nothing lies under', async () => {
    const at = await register(1);
    const [student] = at.students as [string];
    await at.override([{ studentId: student, code: 'E', baseVersion: 0 }]);
    await at.open();
    expect((await at.post('/submit')).status).toBe(200);
    const gone = await at.override([
      { studentId: student, code: null, baseVersion: 1, reason: 'Wrong child' },
    ]);
    expect(gone).toMatchObject({
      status: 409,
      body: { code: 'attendance.mark_would_be_missing', facts: { studentIds: [student] } },
    });
  });

  it('L2 two corrections from one version: the second is told both values', async () => {
    const at = await (await register()).taken();
    const wish = { studentId: at.students[0]!, baseVersion: 1, reason: REASON };
    const answers = await Promise.all([
      at.amend([{ ...wish, code: 'A' }]),
      at.override([{ ...wish, code: 'E' }]),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.body).toMatchObject({
      code: 'attendance.mark_conflict',
      facts: { conflicts: [{ theirs: { version: 2, teacher: { code: expect.anything() } } }] },
    });
  });

  it('L1 every board sees it: what counts now, and how the counts change', async () => {
    const at = await (await register()).taken();
    await settled(app);
    const socket = await TestSocket.connect(app, people().office.token);
    const [one, board] = [`register:${at.at.registerId}`, `school:${at.school.id}:registers`];
    await socket.subscribe(one);
    await socket.subscribe(board);
    const [first] = at.students as [string];
    const input = { registerId: at.at.registerId };
    const wish = { studentId: first, reason: REASON };
    const over = { ...input, marks: [{ ...wish, code: 'E', baseVersion: 1 }] };
    expect(await socket.act('attendance.override', at.school.id, over)).toMatchObject({ ok: true });
    const under = { ...input, marks: [{ ...wish, code: 'A', baseVersion: 2 }] };
    expect(await socket.act('attendance.amend', at.school.id, under)).toMatchObject({ ok: true });
    expect((await socket.received(one, 2)).map(({ data }) => data)).toMatchObject([
      {
        layer: 'office',
        afterSubmission: true,
        marks: [{ code: 'E', formerCode: 'P', said: { code: 'E' } }],
      },
      {
        layer: 'teacher',
        afterSubmission: true,
        marks: [{ code: 'E', formerCode: 'E', said: { code: 'A' } }],
      },
    ]);
    expect((await socket.received(board, 2)).map(({ data }) => [data['newlyMarked'], data['tally']])).toEqual(
      [
        [
          0,
          [
            { code: 'P', change: -1 },
            { code: 'E', change: 1 },
          ],
        ],
        [0, []],
      ],
    );
    expect(JSON.stringify(socket.messages)).not.toContain(REASON);
    socket.close();
  });

  it('K4 the same request twice corrects once', async () => {
    const at = await (await register()).taken();
    const marks = [{ studentId: at.students[0]!, code: 'E', baseVersion: 1, reason: REASON }];
    const headers = { 'idempotency-key': newId() };
    const twice = [
      await at.post('/overrides', { marks }, people().office, headers),
      await at.post('/overrides', { marks }, people().office, headers),
    ];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(twice[1]!.headers.get('idempotency-replayed')).toBe('true');
    expect((await at.read()).entries[0]!.mark!.version).toBe(2);
  });
});

describe('a locked register', () => {
  it('A5 is changed by nobody, until somebody who may reopens it and says why', async () => {
    const at = await (await register()).locked();
    const wish = { studentId: at.students[0]!, code: 'A', baseVersion: 1, reason: REASON };
    for (const refused of [await at.marks([wish]), await at.amend([wish]), await at.override([wish])])
      expect(refused).toMatchObject({ status: 409, body: { code: 'attendance.register_locked' } });
    for (const by of [people().teacher, people().office])
      expect((await at.post('/reopen', { reason: REASON }, by)).status).toBe(403);
    expect((await at.post('/reopen', {}, people().admin)).status).toBe(422);
    expect(await at.post('/reopen', { reason: 'A parent has called' }, people().admin)).toMatchObject({
      status: 200,
      body: { state: 'reopened', stateReason: 'A parent has called' },
    });
    expect((await at.amend([{ studentId: wish.studentId, code: 'A', baseVersion: 1 }])).body.code).toBe(
      'attendance.reason_required',
    );
    expect((await at.amend([wish])).status).toBe(200);
    const { submittedAt } = await at.read();
    expect(await at.post('/submit')).toMatchObject({
      status: 200,
      body: { state: 'submitted', submittedAt },
    });
    expect(await at.post('/reopen', { reason: REASON }, people().admin)).toMatchObject({
      status: 409,
      body: { code: 'attendance.register_not_in_state', facts: { state: 'submitted', allowed: ['locked'] } },
    });
  });

  it('A5, K7 that was reopened is in the audit log and in the register’s own history', async () => {
    const at = await (await register()).locked();
    await at.post('/reopen', { reason: 'A parent has called' }, people().admin);
    const entries = await app.call<{ items: object[] }>(
      'GET',
      `/schools/${at.school.id}/audit-entries?subjectId=${at.at.registerId}`,
      { token: people().auditor.token },
    );
    expect(entries.body.items[0]).toMatchObject({
      action: 'update',
      subjectType: 'Register',
      personId: people().admin.id,
      before: { state: 'locked' },
      after: { state: 'reopened', stateReason: 'A parent has called' },
    });
    const { rows } = await app.admin.query(
      `select state, reason, recorded_by from attendance.register_states where register_id = $1
       order by version desc limit 1`,
      [at.at.registerId],
    );
    expect(rows).toEqual([
      { state: 'reopened', reason: 'A parent has called', recorded_by: people().admin.id },
    ]);
  });
});

describe('a register that does not take place', () => {
  it('is cancelled with a reason, is not brought back by the timetable, and can be reinstated', async () => {
    const at = await register();
    expect((await at.post('/cancel', { reason: 'Snow' }, people().teacher)).status).toBe(403);
    expect((await at.post('/cancel', { reason: '' }, people().office)).status).toBe(422);
    expect(await at.post('/cancel', { reason: 'Snow' }, people().office)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', stateReason: 'Snow' },
    });
    await register(); // makes the day's registers again
    expect((await at.read()).state).toBe('cancelled');
    expect((await at.post('/open')).status).toBe(409);
    expect(await at.post('/reinstate', { reason: 'It has melted' }, people().office)).toMatchObject({
      status: 200,
      body: { state: 'scheduled' },
    });
  });

  it('A2, A8 comes back as what it was: submitted, if it was, so that nothing is changed without a reason', async () => {
    const at = await (await register()).taken();
    await at.post('/cancel', { reason: 'Fire drill' }, people().office);
    expect(
      (await at.amend([{ studentId: at.students[0]!, code: 'A', baseVersion: 1, reason: REASON }])).body.code,
    ).toBe('attendance.register_not_amendable');
    expect((await at.post('/reinstate', { reason: 'Only a drill' }, people().office)).body.state).toBe(
      'submitted',
    );
    expect((await at.marks([{ studentId: at.students[0]!, code: 'A', baseVersion: 1 }])).status).toBe(409);
  });

  it('is not cancelled once it is locked', async () => {
    const at = await (await register()).locked();
    expect((await at.post('/cancel', { reason: 'Snow' }, people().office)).body.code).toBe(
      'attendance.register_locked',
    );
  });
});

describe('a correction costs', () => {
  it('as many statements for one student as for two hundred', async () => {
    const few = await (await register(1)).taken();
    const many = await (await register(200)).taken();
    for (const at of [few, many]) {
      const cost = async (work: () => ReturnType<TakenRegister['post']>) => {
        const { result, ofRequest } = await countStatements(work);
        expect(result.status).toBe(200);
        return ofRequest(result);
      };
      const wishes = (code: string | null, baseVersion: number) =>
        at.students.map((studentId) => ({ studentId, code, baseVersion, reason: REASON }));
      expect(await cost(() => at.amend(wishes('A', 1)))).toBe(3);
      expect(await cost(() => at.override(wishes('E', 2)))).toBe(3);
      expect(await cost(() => at.override(wishes(null, 3)))).toBe(3);
      expect(await cost(() => at.post('/cancel', { reason: REASON }, people().office))).toBe(6);
      // One of them asks what became known of its students while it was cancelled.
      expect(await cost(() => at.post('/reinstate', { reason: REASON }, people().office))).toBe(7);
      await app.admin.query(
        `update attendance.registers set state = 'locked', version = version + 1 where id = $1`,
        [at.at.registerId],
      );
      expect(await cost(() => at.post('/reopen', { reason: REASON }, people().admin))).toBe(6);
    }
  });
});
