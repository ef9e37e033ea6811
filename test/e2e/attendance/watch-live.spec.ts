import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { TopicLog } from '#platform/realtime/topic-log';
import { aClass, type TestClass } from '../../support/a-class.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('watching registers live', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let hill: TestClass;
  let lake: TestClass;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  beforeEach(async () => {
    hill = await aClass(app, schools.hill);
    lake = await aClass(app, schools.lake);
    await app.call('POST', `/schools/${hill.schoolId}/registers/${hill.registerId}/open`, {
      token: teacher().token,
    });
    await settled(app);
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
  afterAll(() => app.stop());

  const teacher = () => schools.hill.people.teacher;
  const connect = async (token: string) => {
    const socket = await TestSocket.connect(app, token);
    sockets.push(socket);
    return socket;
  };
  const input = (student: string, code: string, baseVersion: number) => ({
    registerId: hill.registerId,
    marks: [{ studentId: student, code, baseVersion }],
  });
  const board = (at: TestClass) => `school:${at.schoolId}:registers`;
  const register = (at: TestClass) => `register:${at.registerId}`;

  it('L1 shows every mark to every board after commit, in order, none lost', async () => {
    const office = await connect(schools.hill.people.office.token);
    const marker = await connect(teacher().token);
    const { seq } = await office.subscribe(register(hill));
    const { seq: boardSeq } = await office.subscribe(board(hill));
    const [student] = hill.students as [string];
    for (let version = 0; version < 20; version++) {
      const answer = await marker.act(
        'attendance.mark',
        hill.schoolId,
        input(student, 'PA'[version % 2]!, version),
      );
      expect(answer).toMatchObject({ ok: true, result: { marks: [{ version: version + 1 }] } });
    }
    const seen = await office.received(register(hill), 20);
    expect(seen.map((message) => message.seq)).toEqual(seen.map((_, i) => seq! + 1 + i));
    expect(seen.map(({ data }) => (data['marks'] as { version: number }[])[0]!.version)).toEqual(
      seen.map((_, i) => i + 1),
    );
    const tallies = await office.received(board(hill), 20);
    expect(tallies[0]).toMatchObject({
      seq: boardSeq! + 1,
      data: { newlyMarked: 1, tally: [{ code: 'P', change: 1 }] },
    });
    expect(tallies[1]!.data).toMatchObject({ newlyMarked: 0 });
  });

  it('counts along from the snapshot to what the list says in the end', async () => {
    const office = await connect(schools.hill.people.office.token);
    const { snapshot } = await office.subscribe(board(hill));
    const count = { P: 0, A: 0 } as Record<string, number>;
    const items = snapshot!['items'] as {
      id: string;
      marked: number;
      codes: { code: string; students: number }[];
    }[];
    expect(items.find(({ id }) => id === hill.registerId)).toMatchObject({ marked: 0, codes: [] });
    const path = `/schools/${hill.schoolId}/registers/${hill.registerId}/marks`;
    const mark = (i: number, code: string, baseVersion: number) =>
      app.call('POST', path, {
        token: teacher().token,
        body: { marks: [{ studentId: hill.students[i], code, baseVersion }] },
      });
    await Promise.all(hill.students.map((_, i) => mark(i, 'P', 0)));
    await Promise.all([mark(0, 'A', 1), mark(1, 'A', 1)]);
    const mine = (await office.received(board(hill), 8)).filter(
      ({ data }) => data['registerId'] === hill.registerId,
    );
    for (const { data } of mine)
      for (const { code, change } of data['tally'] as { code: string; change: number }[])
        count[code]! += change;
    expect(count).toEqual({ P: 4, A: 2 });
  });

  it('L4 gives a client that was away what it missed, then what comes, without gap or repetition', async () => {
    const first = await connect(schools.hill.people.office.token);
    const { seq } = await first.subscribe(register(hill));
    first.close();
    const marker = await connect(teacher().token);
    const [student] = hill.students as [string];
    for (let version = 0; version < 5; version++) {
      await marker.act('attendance.mark', hill.schoolId, input(student, 'PA'[version % 2]!, version));
    }
    await marker.subscribe(register(hill));
    const again = await connect(schools.hill.people.office.token);
    const marking = (async () => {
      for (let version = 5; version < 15; version++) {
        await marker.act('attendance.mark', hill.schoolId, input(student, 'PA'[version % 2]!, version));
      }
    })();
    const answer = await again.subscribe(register(hill), seq);
    await marking;
    expect(answer.snapshot).toBeUndefined();
    await again.received(register(hill), 15 - answer.messages!.length);
    const all = [...answer.messages!, ...again.messages];
    expect(all.map((message) => message.seq)).toEqual(Array.from({ length: 15 }, (_, i) => seq! + 1 + i));
  });

  it('R5 sends nothing twice to who subscribes while messages are on their way', async () => {
    const [student] = hill.students as [string];
    const path = `/schools/${hill.schoolId}/registers/${hill.registerId}/marks`;
    for (let version = 0; version < 12; version++) {
      const body = { marks: [{ studentId: student, code: 'PA'[version % 2], baseVersion: version }] };
      await app.call('POST', path, { token: teacher().token, body });
      const watcher = await connect(schools.hill.people.office.token);
      const { seq } = await watcher.subscribe(register(hill));
      await settled(app);
      await watcher.subscribe(board(hill));
      for (const message of watcher.messages) expect(message.seq).toBeGreaterThan(seq!);
    }
  });

  it('R5 sends nothing twice, and leaves nothing out, to who subscribes again twice at once', async () => {
    const watcher = await connect(schools.hill.people.office.token);
    const { seq } = await watcher.subscribe(board(hill));
    await app.admin.query('begin; lock table attendance.registers in access exclusive mode');
    const answers = Promise.all([watcher.subscribe(board(hill)), watcher.subscribe(board(hill))]);
    await until(async () => (await waitingBehind(app.admin)) > 0, 'a snapshot to wait');
    await app.app.get(TopicLog).publish([{ topic: board(hill), type: 'test.shown', data: {} }]);
    await app.admin.query('commit');
    expect((await answers).map((answer) => answer.seq)).toEqual([seq, seq! + 1]);
    expect(watcher.messages.map((message) => message.seq)).toEqual([seq! + 1]);
  });

  it('L4 gives a snapshot and a new cursor when the one given is too old', async () => {
    await app.admin.query('delete from platform.topic_messages where topic = $1', [register(hill)]);
    const office = await connect(schools.hill.people.office.token);
    const answer = await office.subscribe(register(hill), 0);
    expect(answer).toMatchObject({ ok: true, snapshot: { id: hill.registerId, state: 'open' } });
    expect(answer.messages).toBeUndefined();
  });

  it('marks by an action as by REST: the same answers, the same refusals, once per key (K4)', async () => {
    const marker = await connect(teacher().token);
    const [student] = hill.students as [string];
    const key = newId();
    const once = await marker.act('attendance.mark', hill.schoolId, input(student, 'P', 0), key);
    const twice = await marker.act('attendance.mark', hill.schoolId, input(student, 'P', 0), key);
    expect(twice).toEqual({ ...once, replayed: true });
    expect(await marker.act('attendance.mark', hill.schoolId, input(student, 'A', 0))).toMatchObject({
      ok: false,
      problem: { status: 409, code: 'attendance.mark_conflict' },
    });
    expect(
      await marker.act('attendance.mark', hill.schoolId, { ...input(student, 'A', 1), markedBy: newId() }),
    ).toMatchObject({ ok: false, problem: { status: 422, code: 'platform.input_invalid' } });
    expect(await marker.act('attendance.erase', hill.schoolId, {})).toMatchObject({
      problem: { status: 404 },
    });
  });

  it('K2 watches and acts in no other school', async () => {
    const outsider = await connect(schools.lake.people.office.token);
    for (const topic of [register(hill), board(hill), `register:${newId()}`, 'register:*', 'everything']) {
      expect(await outsider.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 404 } });
    }
    expect(
      await outsider.act('attendance.mark', hill.schoolId, input(hill.students[0]!, 'P', 0)),
    ).toMatchObject({
      problem: { status: 404, code: 'identity.school_not_found' },
    });
    const crossed = { ...input(hill.students[0]!, 'P', 0), registerId: hill.registerId };
    expect(await outsider.act('attendance.mark', lake.schoolId, crossed)).toMatchObject({
      problem: { status: 404, code: 'attendance.register_not_found' },
    });
    const insider = await connect(teacher().token);
    await insider.act('attendance.mark', hill.schoolId, input(hill.students[0]!, 'P', 0));
    await insider.subscribe(register(hill));
    expect(outsider.messages).toEqual([]);
  });

  it('refuses a connection without a valid token, and a student the board', async () => {
    await expect(TestSocket.connect(app, 'nonsense')).rejects.toMatchObject({ status: 401 });
    const student = await connect(schools.hill.people.student.token);
    expect(await student.subscribe(board(hill))).toMatchObject({ problem: { status: 403 } });
    const own = await connect(teacher().token);
    expect(await own.subscribe(board(hill))).toMatchObject({ problem: { status: 403 } });
    expect(await own.subscribe(register(hill))).toMatchObject({ ok: true });
  });

  it('ends with the session: a revoked one is cut off within 5 s (L4)', async () => {
    const office = await connect(schools.hill.people.office.token);
    await office.subscribe(register(hill));
    const ended = new Promise((resolve) => office.socket.once('disconnect', resolve));
    await app.call('DELETE', '/sessions/current', { token: schools.hill.people.office.token });
    await ended;
    const refusal = () =>
      connect(schools.hill.people.office.token).then(
        () => undefined,
        ({ status }: { status: number }) => status,
      );
    await until(async () => (await refusal()) === 401, 'each process to hear of the end');
  });
});
