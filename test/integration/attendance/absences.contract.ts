import { beforeEach, describe, expect, it } from '@jest/globals';
import { Absence } from '#domain/attendance/absence/absence';
import type { AbsenceDetails, DayPart } from '#domain/attendance/absence/absence.words';
import { DeskEntry } from '#domain/attendance/front-desk/desk-entry';
import type { DeskKind } from '#domain/attendance/front-desk/desk.words';
import { RegisterPlan } from '#domain/attendance/register-plan';
import { overrideOn, type WantedOn } from '#domain/attendance/sheet-stack';
import { actorWith } from '#domain/attendance/testing/actors';
import { MarkAttendanceUseCase } from '#domain/attendance/use-cases/mark-attendance.use-case';
import { OpenRegisterUseCase } from '#domain/attendance/use-cases/open-register.use-case';
import { ReinstateRegisterUseCase } from '#domain/attendance/use-cases/reinstate-register.use-case';
import { SubmitRegisterUseCase } from '#domain/attendance/use-cases/submit-register.use-case';
import type { Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { NOON, type AttendanceStore } from '../../support/attendance-store.js';

const TODAY = '2026-11-20';
const clock = { now: () => NOON };
const part = (startsAt: string, endsAt: string): DayPart => ({ startsAt, endsAt });
const excused = { code: 'E', presence: 0, late: false, offSite: false, officeOnly: false } as const;

/** What every implementation of the ports about absences does. */
export function behavesAsAbsenceStore(start: () => Promise<AttendanceStore>): void {
  let store: AttendanceStore;
  let office: Actor;
  let ada: string;
  let ben: string;
  /** Two registers of the day, from 09:00 and from 10:00, 45 minutes each. */
  let first: string;
  let second: string;

  beforeEach(async () => {
    store = await start();
    office = actorWith('office', store.teacher.schoolId!, store.teacher.personId!);
    [ada, ben] = [newId(), newId()];
    const sectionId = newId();
    await store.teach(sectionId);
    const slots = ['09', '10'].map((hour) => ({
      sectionId,
      title: 'Mathematics',
      periodId: newId(),
      periodName: hour,
      startsAt: `${hour}:00`,
      endsAt: `${hour}:45`,
    }));
    const students = [ada, ben].map((studentId) => ({ studentId, displayName: 'Some', sortName: studentId }));
    const plan = new RegisterPlan(
      store.teacher.schoolId!,
      'Europe/Warsaw',
      TODAY,
      slots,
      new Map([[sectionId, students]]),
    );
    await store.run(async () => {
      await store.codes.ensureAny();
      await store.registers.align(plan);
    });
    [first, second] = plan.registers.map(({ id }) => id) as [string, string];
  });

  const absence = (studentId: string, details: Partial<AbsenceDetails> = {}, code: string | null = 'E') =>
    Absence.ask(
      studentId,
      { startsOn: TODAY, endsOn: TODAY, parts: null, code, reason: 'Ill', note: null, ...details },
      office,
      { now: NOON, today: TODAY, code: excused },
    );
  const keep = async (...absences: Absence[]) => {
    await store.run(async () => absences.forEach((one) => store.known.add(one)));
    return absences[0]!;
  };
  const knownOn = (registerId: string) =>
    store.run(async () => store.effects.on(await store.registers.byId(registerId, false)));
  /** On the first register and the second. */
  const knownOf = async (studentId: string) => {
    const known = await store.run(() => store.effects.of(studentId, { first: TODAY, last: TODAY }));
    return known.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  };
  const open = (registerId: string) =>
    store.run(() => new OpenRegisterUseCase({ ...store, clock }).execute({ registerId }, store.teacher));
  const mark = (registerId: string, studentId: string, code: string) =>
    store.run(() =>
      new MarkAttendanceUseCase({ ...store, clock }).execute(
        { registerId, marks: [{ studentId, code, baseVersion: 0 }] },
        store.teacher,
      ),
    );
  const submit = (registerId: string) =>
    store.run(() => new SubmitRegisterUseCase({ ...store, clock }).execute({ registerId }, store.teacher));
  /** By the clock of Warsaw, an hour ahead. */
  const enter = (studentId: string, kind: DeskKind, at: string, code: string | null) => {
    const details = { studentId, kind, at: new Date(`${TODAY}T${at}:00+01:00`), code, reason: 'Bus' };
    const entry = DeskEntry.write(details, { timeZone: 'Europe/Warsaw', code: excused }, office, NOON);
    store.book.add(entry);
    return entry;
  };
  const follow = (studentId: string) =>
    store.absences.follow(studentId, { first: TODAY, last: TODAY }, office);
  const write = (...entry: Parameters<typeof enter>) =>
    store.run(async () => {
      const entered = enter(...entry);
      await follow(entry[0]);
      return entered;
    });
  const said = async (registerId: string) =>
    (await store.revisions(registerId))
      .map(({ studentId, layer, code }) => `${studentId === ada ? 'Ada' : 'Ben'} ${layer} ${code ?? '-'}`)
      .toSorted();

  it('keep an absence as it was left', async () => {
    const asked = await keep(absence(ada, { parts: [part('09:00', '10:00')], note: 'A fever' }));
    const found = await store.run(() => store.known.byId(asked.id, false));
    expect(found.extent()).toEqual({
      startsOn: TODAY,
      endsOn: TODAY,
      parts: [part('09:00', '10:00')],
      code: 'E',
    });
    await expect(store.run(() => store.known.byId(newId(), false))).rejects.toMatchObject({
      code: 'attendance.absence_not_found',
    });
  });

  it('expect those whose approved absence is of the day', async () => {
    await keep(absence(ada), absence(ben, {}, null), absence(newId()));
    const [known, ...others] = await knownOn(first);
    expect(others).toEqual([]);
    const expected = { kind: 'planned', code: 'E' };
    expect(known).toMatchObject({ studentId: ada, expected, mark: null, said: null, ours: false });
    await keep(absence(ben, { startsOn: '2026-11-21', endsOn: '2026-11-21' }));
    expect(await knownOn(second)).toHaveLength(1);
  });

  it.each<[DayPart[], boolean, boolean]>([
    [[part('09:00', '09:45')], true, false],
    [[part('00:00', '23:59')], true, true],
    [[part('09:22', '10:22')], true, false],
    [[part('09:23', '10:23')], false, true],
    [[part('09:00', '09:11'), part('09:30', '09:42')], true, false],
    [[part('07:00', '09:00'), part('09:45', '10:00')], false, false],
  ])('take %j for at least half of the sessions: %p, %p', async (parts, ofFirst, ofSecond) => {
    await keep(absence(ada, { parts }));
    expect((await knownOf(ada)).map(({ expected }) => expected !== null)).toEqual([ofFirst, ofSecond]);
    expect(await knownOn(first)).toHaveLength(Number(ofFirst));
    expect(await knownOn(second)).toHaveLength(Number(ofSecond));
  });

  it('A8 say of a submitted register what is expected, and know what they have said', async () => {
    await keep(absence(ada));
    await open(first);
    await mark(first, ben, 'P');
    await submit(first);
    expect(await said(first)).toEqual(['Ada office E', 'Ben teacher P']);
    const [taken, waiting] = await knownOf(ada);
    expect(taken).toMatchObject({ state: 'submitted', expected: { code: 'E' }, ours: true, said: null });
    expect(taken!.mark).toMatchObject({ version: 1, teacher: null, office: { code: 'E' } });
    expect(waiting).toMatchObject({ state: 'scheduled', expected: { code: 'E' }, ours: false, mark: null });
  });

  it('A2 amend what was submitted without them, and nothing that somebody has said since', async () => {
    await open(first);
    await mark(first, ada, 'A');
    await mark(first, ben, 'P');
    await submit(first);
    expect((await knownOf(ada))[0]).toMatchObject({ said: { code: 'A', unexplained: true }, ours: false });
    const late = absence(ada);
    await store.run(async () => {
      store.known.add(late);
      await store.absences.followAbsence(late, office);
    });
    // What is ours is left out of what was said.
    expect((await knownOf(ada))[0]).toMatchObject({
      said: { code: 'A' },
      mark: { office: { code: 'E' } },
      ours: true,
    });
    const over: WantedOn = {
      registerId: first,
      studentId: ada,
      code: 'P',
      reason: 'Was seen',
      baseVersion: 2,
    };
    await store.run(() => overrideOn(store.stack, [over], office, NOON));
    expect((await knownOf(ada))[0]).toMatchObject({ said: { code: 'P', presence: 2 }, ours: false });
    expect(await said(first)).toEqual(['Ada office E', 'Ada office P', 'Ada teacher A', 'Ben teacher P']);
  });

  it('follow on a register that was cancelled what became known meanwhile, once it counts again', async () => {
    await open(first);
    await mark(first, ada, 'A');
    await mark(first, ben, 'P');
    await submit(first);
    const { registers, absences } = store;
    const manager = actorWith('office', store.teacher.schoolId!, store.teacher.personId!);
    await store.run(async () => (await registers.byId(first, false)).cancel('A fire drill', manager));
    await keep(absence(ada));
    await store.run(() => follow(ada));
    expect(await said(first)).toEqual(['Ada teacher A', 'Ben teacher P']);
    const reinstate = new ReinstateRegisterUseCase({ registers, absences });
    await store.run(() => reinstate.execute({ registerId: first, reason: 'It took place' }, manager));
    expect(await said(first)).toEqual(['Ada office E', 'Ada teacher A', 'Ben teacher P']);
  });

  const retire = (letters: string) =>
    store.run(async () => (await store.codes.all()).find(({ code }) => code === letters)!.retire());

  it('A2 leave what a code has explained that was retired since', async () => {
    await keep(absence(ada));
    for (const registerId of [first, second]) await open(registerId);
    await mark(first, ben, 'P');
    await submit(first);
    await retire('E');
    expect((await knownOf(ada)).map(({ expected }) => expected)).toEqual([
      expect.objectContaining({ code: 'E', given: false }),
      expect.objectContaining({ code: 'E', given: false }),
    ]);
    await store.run(() => follow(ada));
    expect(await said(first)).toEqual(['Ada office E', 'Ben teacher P']);
    await mark(second, ben, 'P');
    await expect(submit(second)).rejects.toMatchObject({ code: 'attendance.register_incomplete' });
  });

  it('A8 submit a register although the book of the desk has a code that was retired since', async () => {
    await write(ada, 'out', '08:50', 'E');
    await retire('E');
    await open(first);
    await mark(first, ben, 'P');
    await submit(first);
    expect(await said(first)).toEqual(['Ada office A', 'Ben teacher P']);
  });

  it('A7 come back to what the office had said by hand, however often they have spoken over it', async () => {
    await open(first);
    await mark(first, ada, 'P');
    await mark(first, ben, 'P');
    await submit(first);
    const byHand = {
      registerId: first,
      studentId: ada,
      code: 'A',
      reason: 'Not in the room',
      baseVersion: 1,
    };
    await store.run(() => overrideOn(store.stack, [byHand], office, NOON));
    const note = await keep(absence(ada));
    const officeSays = async () => (await knownOf(ada))[0]!.mark!.office;
    await store.run(() => follow(ada));
    expect(await officeSays()).toMatchObject({ code: 'E' });
    const entry = await write(ada, 'in', '09:20', null);
    expect((await knownOf(ada))[0]).toMatchObject({
      ours: true,
      byHand: { code: 'A', reason: 'Not in the room' },
      said: { code: 'A', unexplained: true },
      mark: { teacher: { code: 'P' }, office: { code: 'L', minutesLate: 20 } },
    });
    await store.run(async () => {
      (await store.book.byId(entry.id)).withdraw(office, NOON);
      (await store.known.byId(note.id, false)).withdraw(office, TODAY);
      await follow(ada);
    });
    expect(await officeSays()).toMatchObject({ code: 'A', reason: 'Not in the room' });
  });

  it('A9 say who came late and who left early, with the minutes, and follow the book of the desk', async () => {
    await open(first);
    await mark(first, ada, 'A');
    await mark(first, ben, 'P');
    await submit(first);
    await write(ada, 'in', '09:20', null);
    const left = await write(ben, 'out', '09:30', 'E');
    const officeSays = async (studentId: string) => (await knownOf(studentId))[0]!.mark!.office;
    expect(await officeSays(ada)).toMatchObject({ code: 'L', minutesLate: 20, minutesEarly: null });
    expect(await officeSays(ben)).toMatchObject({ code: 'P', minutesLate: null, minutesEarly: 15 });
    expect((await knownOn(second)).map(({ movements }) => movements.length)).toEqual([1, 1]);
    await store.run(async () => {
      const entry = await store.book.byId(left.id);
      entry.withdraw(office, NOON);
      await follow(ben);
    });
    expect(await officeSays(ben)).toBeNull();
    await expect(store.run(() => store.book.byId(newId()))).rejects.toMatchObject({
      code: 'attendance.desk_entry_not_found',
    });
  });

  it('work out one after the other what two desks write of a student at once', async () => {
    for (const registerId of [first, second]) {
      await open(registerId);
      await mark(registerId, ada, 'A');
      await mark(registerId, ben, 'P');
      await submit(registerId);
    }
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    let back: Promise<unknown> = Promise.resolve();
    const left = store.run(async () => {
      enter(ada, 'out', '09:05', 'E');
      await follow(ada); // away from the second register
      begin();
      await begun;
      await Promise.race([back, new Promise((go) => setTimeout(go, 300))]); // long enough not to wait for us
    });
    await begun;
    back = write(ada, 'in', '09:50', null);
    await Promise.all([left, back]);
    const onSecond = (await knownOf(ada))[1]!;
    expect(onSecond).toMatchObject({ said: { code: 'A' }, mark: { office: null } });
  });

  describe('several registers at once', () => {
    const over = (registerId: string, baseVersion: number, code = 'E'): WantedOn => ({
      registerId,
      studentId: ada,
      code,
      baseVersion,
    });
    const say = (...wanted: WantedOn[]) => store.run(() => overrideOn(store.stack, wanted, office, NOON));

    it('are said by the office, each once', async () => {
      const changed = await say(over(first, 0), over(second, 0));
      expect(changed.map(({ changes }) => changes.length)).toEqual([1, 1]);
      expect(await said(first)).toEqual(['Ada office E']);
      expect(await said(second)).toEqual(['Ada office E']);
      const again = await say(over(first, 0), over(newId(), 0));
      expect(again.map(({ changes }) => changes)).toEqual([[]]);
    });

    it('are refused where another version stands, and where somebody was faster', async () => {
      await say(over(first, 0));
      await expect(say(over(first, 0, 'A'), over(second, 0, 'A'))).rejects.toMatchObject({
        code: 'attendance.mark_conflict',
      });
      const late = store.run(async () => {
        const sheets = await store.stack.opened([over(first, 1, 'A')]);
        const changes = sheets[0]!.override([over(first, 1, 'A')], office, NOON);
        const overtaken = changes.map((change) => ({ ...change, version: change.version - 1 }));
        return store.stack.save([{ sheet: sheets[0]!, changes: overtaken }], null, NOON);
      });
      expect((await late).get(first)).toMatchObject([{ studentId: ada, version: 1, office: { code: 'E' } }]);
    });
  });
}
