import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aClass, type TestClass } from '../../support/a-class.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { until } from '../../support/until.js';
import { twoSchools, type TestPerson, type TestSchool } from '../../support/two-schools.js';

interface Answer {
  readonly outcome: string;
  readonly replayed: boolean;
  readonly mark: { code: string; version: number } | null;
  readonly proposal: { id: string; cause: string } | null;
  readonly refusal: { code: string } | null;
}

describe('registers without a network', () => {
  let app: TestApp;
  let hill: TestSchool;
  let lake: TestSchool;
  let maths: TestClass;
  let elsewhere: TestClass;
  const [tablet, phone] = [newId(), newId()];

  beforeAll(async () => {
    app = await TestApp.start();
    ({ hill, lake } = await twoSchools(app));
    elsewhere = await aClass(app, lake, 2);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    maths = await aClass(app, hill, 3);
  });

  const operation = (student: number, code: string, rest: object = {}) => ({
    operationId: newId(),
    registerId: maths.registerId,
    studentId: maths.students[student],
    code,
    baseVersion: 0,
    markedAt: '2026-11-20T08:03:04.567Z',
    ...rest,
  });
  const call = (method: string, path: string, body?: object, by: TestPerson = hill.people.teacher) =>
    app.call(method, `/schools/${hill.id}${path}`, { token: by.token, body });
  const sync = async (deviceId: string, ...operations: object[]): Promise<Answer[]> => {
    const { status, body } = await call('POST', '/sync', { deviceId, operations });
    expect([status, body]).toEqual([200, { operations: expect.any(Array) }]);
    return body['operations'] as Answer[];
  };
  const proposals = async (by = hill.people.office, query = '') => {
    const { body } = await call(
      'GET',
      `/mark-proposals?registerId=${maths.registerId}${query}`,
      undefined,
      by,
    );
    return body['items'] as Record<string, unknown>[];
  };
  const decide = (proposalIds: string[], decision: string, by = hill.people.office) =>
    call('POST', '/mark-proposals/decisions', { proposalIds, decision, reason: 'asked the teacher' }, by);
  const register = async () =>
    (await call('GET', `/registers/${maths.registerId}`)).body as {
      state: string;
      entries: { mark: { code: string; teacher: object; office: object } | null }[];
    };

  it('are taken along with one request, without those of others', async () => {
    const { status, body } = await call('GET', '/offline-day');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      date: maths.date,
      codes: expect.arrayContaining([expect.objectContaining({ code: 'P' })]),
    });
    const registers = body['registers'] as { id: string; entries: { studentId: string }[] }[];
    const mine = registers.find(({ id }) => id === maths.registerId);
    expect(mine?.entries.map(({ studentId }) => studentId)).toEqual(maths.students);
    expect(JSON.stringify(body)).not.toContain(elsewhere.registerId);
    const ofOffice = await call('GET', '/offline-day', undefined, hill.people.office);
    expect(ofOffice.body).toMatchObject({ registers: [] });
    expect((await call('GET', '/offline-day?date=yesterday')).body).toMatchObject({
      code: 'platform.input_invalid',
    });
  });

  it('L1 L3 come back as marks, which the boards see at once', async () => {
    const socket = await TestSocket.connect(app, hill.people.office.token);
    await socket.subscribe(`register:${maths.registerId}`);
    const made = [operation(0, 'P'), operation(1, 'A'), operation(2, 'L', { minutesLate: 7 })];
    const answers = await sync(tablet, ...made);
    expect(answers.map(({ outcome, mark }) => [outcome, mark?.code])).toEqual([
      ['applied', 'P'],
      ['applied', 'A'],
      ['applied', 'L'],
    ]);
    const messages = await socket.received(`register:${maths.registerId}`, 2);
    expect(messages.map(({ type }) => type)).toEqual([
      'attendance.register_opened',
      'attendance.marks_recorded',
    ]);
    socket.close();
    expect(await register()).toMatchObject({ state: 'open', entries: [{ mark: { code: 'P' } }, {}, {}] });
  });

  it('A12 count once, sent twice at the same moment or a day later', async () => {
    const made = [operation(0, 'A'), operation(1, 'P')];
    const both = await Promise.all([sync(tablet, ...made), sync(tablet, ...made)]);
    expect(both.filter(([first]) => first!.replayed)).toHaveLength(1);
    const again = await sync(tablet, ...made);
    expect(again).toEqual(both[0].map((answer) => ({ ...answer, replayed: true })));
    const { rows } = await app.admin.query(
      'select count(*)::int as n from attendance.mark_revisions where register_id = $1',
      [maths.registerId],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('L3 of two devices that saw the same and said otherwise wait for the office with both values', async () => {
    const socket = await TestSocket.connect(app, hill.people.office.token);
    const topic = `school:${hill.id}:registers`;
    await socket.subscribe(topic);
    const [[first], [second]] = [await sync(tablet, operation(0, 'P')), await sync(phone, operation(0, 'A'))];
    expect([first!.outcome, second!.outcome, second!.proposal?.cause]).toEqual([
      'applied',
      'proposed',
      'conflict',
    ]);
    const shown = () => socket.messages.filter(({ type }) => type === 'attendance.mark_proposed');
    await until(() => shown().length > 0, 'the proposal on the board');
    expect(shown()).toMatchObject([{ data: { proposalId: second!.proposal!.id, code: 'A' } }]);
    socket.close();

    expect(await proposals()).toMatchObject([
      { id: second!.proposal!.id, code: 'A', state: 'open', mark: { code: 'P' } },
    ]);
    expect(await proposals(hill.people.teacher)).toHaveLength(1);
    expect((await decide([second!.proposal!.id], 'accepted')).status).toBe(204);
    expect((await register()).entries[0]!.mark).toMatchObject({
      code: 'A',
      teacher: { code: 'P' },
      office: { code: 'A', reason: 'asked the teacher' },
    });
    expect(await proposals()).toEqual([]);
    expect(await proposals(hill.people.office, '&state=accepted')).toMatchObject([
      { decidedBy: hill.people.office.id, decisionReason: 'asked the teacher' },
    ]);
    expect((await decide([second!.proposal!.id], 'declined')).body).toMatchObject({
      code: 'attendance.proposal_already_decided',
    });
  });

  it('A5 become proposals when the register was locked meanwhile, which wait for the lock to be lifted', async () => {
    await sync(tablet, operation(0, 'P'), operation(1, 'P'), operation(2, 'P'));
    await call('POST', `/registers/${maths.registerId}/submit`);
    await app.admin.query(
      `update attendance.registers set state = 'locked', version = version + 1 where id = $1`,
      [maths.registerId],
    );
    const [late] = await sync(phone, operation(0, 'A'));
    expect(late!.proposal?.cause).toBe('locked');
    expect((await decide([late!.proposal!.id], 'accepted')).body).toMatchObject({
      code: 'attendance.register_locked',
    });
    const reopened = await call(
      'POST',
      `/registers/${maths.registerId}/reopen`,
      { reason: 'a mark came late' },
      hill.people.admin,
    );
    expect(reopened.status).toBe(200);
    expect((await decide([late!.proposal!.id], 'accepted')).status).toBe(204);
    expect((await register()).entries[0]!.mark).toMatchObject({ code: 'A', teacher: { code: 'P' } });
  });

  it('K1 reach no other school, neither with its registers nor with its proposals', async () => {
    const foreign = { registerId: elsewhere.registerId, studentId: elsewhere.students[0] };
    expect(await sync(tablet, operation(0, 'P', foreign))).toMatchObject([
      { outcome: 'refused', refusal: { code: 'attendance.register_not_found' }, mark: null },
    ]);
    const at = (token: string) => app.call('GET', `/schools/${lake.id}/mark-proposals`, { token });
    expect((await at(hill.people.office.token)).status).toBe(404);
    await sync(tablet, operation(0, 'P'));
    const [conflict] = await sync(phone, operation(0, 'A'));
    const { body } = await app.call('POST', `/schools/${lake.id}/mark-proposals/decisions`, {
      token: lake.people.office.token,
      body: { proposalIds: [conflict!.proposal!.id], decision: 'declined', reason: 'not ours' },
    });
    expect(body).toMatchObject({ code: 'attendance.proposal_not_found' });
  });

  it('say which field of which operation is malformed, and take nothing of it', async () => {
    for (const markedAt of ['yesterday', '2026-W47-5', '2026-11-20T08:00:00', '+275760-09-13T00:00:00Z']) {
      const operations = [operation(0, 'P'), operation(1, 'P', { markedAt })];
      const { status, body } = await call('POST', '/sync', { deviceId: tablet, operations });
      expect(status).toBe(422);
      expect(body).toMatchObject({
        code: 'platform.input_invalid',
        errors: [{ pointer: '/operations/1/markedAt', detail: expect.any(String) }],
      });
    }
    expect(await register()).toMatchObject({ state: 'scheduled' });
    expect((await decide([newId()], 'accepted', hill.people.teacher)).status).toBe(403);
  });

  it('cost the same for one mark and for a hundred', async () => {
    const many = await aClass(app, hill, 100);
    const cost = async (at: TestClass, code: string) => {
      const made = at.students.map((studentId) =>
        operation(0, code, { studentId, registerId: at.registerId }),
      );
      const body = { deviceId: tablet, operations: made };
      const { result, ofRequest } = await countStatements(() => call('POST', '/sync', body));
      expect(result.status).toBe(200);
      return ofRequest(result);
    };
    for (const at of [maths, many]) {
      await cost(at, 'P');
      expect(await cost(at, 'A')).toBe(9);
    }
    const { result, ofRequest } = await countStatements(() => call('GET', '/offline-day'));
    expect([result.status, ofRequest(result)]).toEqual([200, 1]);
    const list = await countStatements(() => call('GET', '/mark-proposals'));
    expect(list.ofRequest(list.result)).toBe(1);
  });
});
