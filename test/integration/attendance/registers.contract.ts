import { beforeEach, describe, expect, it } from '@jest/globals';
import { Register } from '#domain/attendance/register';
import { RegisterPlan, type Alignment } from '#domain/attendance/register-plan';
import { RegisterClosing } from '#domain/attendance/register-closing';
import type { Slot, Student } from '#domain/attendance/register.words';
import { MarkAttendanceUseCase } from '#domain/attendance/use-cases/mark-attendance.use-case';
import { actorWith } from '#domain/attendance/testing/actors';
import { OpenRegisterUseCase } from '#domain/attendance/use-cases/open-register.use-case';
import { OverrideMarksUseCase } from '#domain/attendance/use-cases/override-marks.use-case';
import { SubmitRegisterUseCase } from '#domain/attendance/use-cases/submit-register.use-case';
import { newId } from '#domain/kernel/id';
import type { LocalDate } from '#domain/kernel/local-date';
import { NOON, type AttendanceStore } from '../../support/attendance-store.js';

const DATE = '2026-11-20';
const clock = { now: () => NOON };

const student = (familyName: string): Student => ({
  studentId: newId(),
  displayName: `Ada ${familyName}`,
  sortName: `${familyName}, Ada`,
});
const slot = (details: Partial<Slot> = {}): Slot => ({
  sectionId: newId(),
  title: 'Mathematics',
  periodId: newId(),
  periodName: '1',
  startsAt: '09:00',
  endsAt: '09:45',
  ...details,
});
const said = (code: string) => ({
  code,
  codeVersion: 1,
  minutesLate: null,
  minutesEarly: null,
  reason: null,
});
const NOTHING: Alignment = { added: 0, changed: 0, cancelled: 0, entries: 0 };

/** What every implementation of the ports of attendance does. */
export function behavesAsAttendanceStore(start: () => Promise<AttendanceStore>): void {
  let store: AttendanceStore;
  let maths: Slot;
  let byron: Student;
  let noether: Student;

  beforeEach(async () => {
    store = await start();
    maths = slot();
    [byron, noether] = [student('Byron'), student('Noether')];
    await store.teach(maths.sectionId);
    await store.run(() => store.codes.ensureAny());
  });

  /** Plans the day; `students` are those of every section. */
  const plan = (slots: Slot[], students: Student[], date: LocalDate = DATE) =>
    new RegisterPlan(
      store.teacher.schoolId!,
      'Europe/Warsaw',
      date,
      slots,
      new Map(slots.map(({ sectionId }) => [sectionId, students])),
    );
  const carryOut = (given: RegisterPlan) => store.run(() => store.registers.align(given));
  const align = (...given: Parameters<typeof plan>) => carryOut(plan(...given));
  /** A register of maths with Byron and Noether. */
  async function aRegister(): Promise<string> {
    const given = plan([maths], [noether, byron]);
    await carryOut(given);
    return given.registers[0]!.id;
  }
  const byId = (id: string, ownOnly = false) => store.run(() => store.registers.byId(id, ownOnly));
  const field = async (id: string, name: string) =>
    ((await byId(id)) as unknown as Record<string, unknown>)[name];
  const unmarked = (id: string) =>
    store.run(async () => {
      const register = await store.registers.byId(id, false);
      return (await store.registers.unmarked(register)).map(({ displayName }) => displayName);
    });
  const open = (registerId: string) =>
    store.run(() => new OpenRegisterUseCase({ ...store, clock }).execute({ registerId }, store.teacher));
  const submit = (registerId: string) =>
    store.run(() => new SubmitRegisterUseCase({ ...store, clock }).execute({ registerId }, store.teacher));
  const mark = (registerId: string, { studentId }: Student, code = 'P', baseVersion = 0) =>
    store.run(() =>
      new MarkAttendanceUseCase({ sheets: store.sheets, clock }).execute(
        { registerId, marks: [{ studentId, code, minutesLate: null, baseVersion }] },
        store.teacher,
      ),
    );

  describe('a register', () => {
    it('is found by its id, as it was planned, in the state that it was left in', async () => {
      const id = await aRegister();
      expect(await byId(id)).toMatchObject({
        id,
        schoolId: store.teacher.schoolId,
        date: DATE,
        sectionId: maths.sectionId,
        periodId: maths.periodId,
        title: 'Mathematics',
        periodName: '1',
        timeZone: 'Europe/Warsaw',
        startsAt: new Date('2026-11-20T08:00:00Z'),
        endsAt: new Date('2026-11-20T08:45:00Z'),
      });
      await open(id);
      expect(await byId(id)).toMatchObject({
        state: 'open',
        openedAt: NOON,
        openedBy: store.teacher.personId,
      });
      expect(await byId(id)).toBeInstanceOf(Register);
    });

    it('is not there when it is not, nor for a teacher of other sections who may see own ones only', async () => {
      await expect(byId(newId())).rejects.toMatchObject({ code: 'attendance.register_not_found' });
      await expect(store.run(() => store.sheets.forMarking(newId(), []))).rejects.toMatchObject({
        code: 'attendance.register_not_found',
      });
      store = await start();
      maths = slot();
      const id = await aRegister();
      await expect(byId(id, true)).rejects.toMatchObject({ code: 'attendance.register_not_found' });
      await store.teach(maths.sectionId);
      expect((await byId(id, true)).id).toBe(id);
    });

    it('tells who has no mark yet, in the order of family names', async () => {
      const id = await aRegister();
      expect(await unmarked(id)).toEqual(['Ada Byron', 'Ada Noether']);
      await open(id);
      await mark(id, byron);
      expect(await unmarked(id)).toEqual(['Ada Noether']);
    });

    it('A8 is submitted when everybody has a mark', async () => {
      const id = await aRegister();
      await open(id);
      await mark(id, byron);
      await expect(submit(id)).rejects.toMatchObject({
        code: 'attendance.register_incomplete',
        facts: { missing: [{ studentId: noether.studentId }] },
      });
      await mark(id, noether, 'A');
      await submit(id);
      expect(await field(id, 'state')).toBe('submitted');
      await expect(mark(id, byron, 'A', 1)).rejects.toMatchObject({ code: 'attendance.register_not_open' });
    });
  });

  describe('marks', () => {
    it('A1, A2, A4 are one a student, each change a revision by whoever made it', async () => {
      const id = await aRegister();
      await open(id);
      expect((await mark(id, byron)).marks).toEqual([
        {
          studentId: byron.studentId,
          code: 'P',
          minutesLate: null,
          minutesEarly: null,
          version: 1,
          teacher: said('P'),
          office: null,
        },
      ]);
      await mark(id, byron, 'A', 1);
      await mark(id, byron, 'A', 1);
      const by = store.teacher.personId;
      expect(await store.revisions(id)).toEqual([
        { studentId: byron.studentId, revision: 1, layer: 'teacher', code: 'P', by },
        { studentId: byron.studentId, revision: 2, layer: 'teacher', code: 'A', by },
      ]);
    });

    it('L2 that were overtaken between look and write are refused, with what stands, and nothing is kept', async () => {
      const id = await aRegister();
      await open(id);
      await mark(id, byron);
      const { teacher, sheets } = store;
      const wanted = (who: Student, code: string) => ({
        studentId: who.studentId,
        code,
        minutesLate: null,
        baseVersion: 0,
      });
      const late = store.run(async () => {
        const sheet = await sheets.forMarking(id, [wanted(noether, 'A')]);
        const changes = sheet.mark([wanted(noether, 'A')], teacher, NOON);
        const { studentId } = byron;
        const stale = { ...changes[0]!, studentId, teacher: said('E') };
        const faster = await sheets.save(sheet, [...changes, stale], teacher.personId, NOON);
        expect(faster).toEqual([{ studentId, version: 1, teacher: said('P'), office: null }]);
        sheet.refuseWhereOvertaken([wanted(byron, 'E')], faster);
      });
      await expect(late).rejects.toMatchObject({
        code: 'attendance.mark_conflict',
        facts: { conflicts: [{ yours: { code: 'E' }, theirs: { code: 'P', version: 1 } }] },
      });
      expect(await unmarked(id)).toEqual(['Ada Noether']);
    });

    it('A3 are refused for whoever is not on the register, or no longer', async () => {
      const id = await aRegister();
      await open(id);
      await align([maths], [noether]);
      for (const stranger of [student('Stranger'), byron])
        await expect(mark(id, stranger)).rejects.toMatchObject({ code: 'attendance.not_on_the_register' });
    });
  });

  describe('both layers of a mark', () => {
    const office = () => actorWith('office', store.teacher.schoolId!, store.teacher.personId!);
    const override = (
      registerId: string,
      code: string | null,
      baseVersion: number,
      reason: string | null = null,
    ) =>
      store.run(() =>
        new OverrideMarksUseCase({ sheets: store.sheets, clock }).execute(
          { registerId, marks: [{ studentId: byron.studentId, code, baseVersion, reason }] },
          office(),
        ),
      );

    it('A7, A2 are kept and read apart, each change a revision of its layer', async () => {
      const id = await aRegister();
      await open(id);
      await mark(id, byron, 'A');
      expect((await override(id, 'E', 1, 'Telephone')).marks).toEqual([
        {
          studentId: byron.studentId,
          code: 'E',
          minutesLate: null,
          minutesEarly: null,
          version: 2,
          teacher: said('A'),
          office: { ...said('E'), reason: 'Telephone' },
        },
      ]);
      expect((await mark(id, byron, 'P', 2)).marks).toMatchObject([
        { code: 'E', version: 3, teacher: { code: 'P' }, office: { code: 'E' } },
      ]);
      expect((await override(id, null, 3)).marks).toMatchObject([
        { code: 'P', version: 4, teacher: { code: 'P' }, office: null },
      ]);
      expect((await store.revisions(id)).map(({ revision, layer, code }) => [revision, layer, code])).toEqual(
        [
          [1, 'teacher', 'A'],
          [2, 'office', 'E'],
          [3, 'teacher', 'P'],
          [4, 'office', null],
        ],
      );
    });

    it('A8 let an override stand for a mark before the register is open, and its withdrawal leaves none', async () => {
      const id = await aRegister();
      await override(id, 'E', 0);
      expect(await unmarked(id)).toEqual(['Ada Noether']);
      await open(id);
      await override(id, null, 1);
      expect(await unmarked(id)).toEqual(['Ada Byron', 'Ada Noether']);
      expect((await mark(id, byron, 'P', 2)).marks).toMatchObject([{ code: 'P', version: 3, office: null }]);
    });
  });

  describe('time', () => {
    const [LONG_AGO, LATER] = [new Date('2020-01-01'), new Date('2100-01-01')];
    const close = (closing: RegisterClosing) => store.run(() => store.registers.close(closing));
    const submitted = async () => {
      const id = await aRegister();
      await open(id);
      await mark(id, byron);
      await mark(id, noether);
      await submit(id);
      return id;
    };

    it('A5 locks what was submitted until then, once', async () => {
      const id = await submitted();
      expect(await close(RegisterClosing.lock(LONG_AGO))).toBe(0);
      expect(await close(RegisterClosing.lock(LATER))).toBe(1);
      expect(await field(id, 'state')).toBe('locked');
      expect(await close(RegisterClosing.lock(LATER))).toBe(0);
    });

    it('gives up on what nobody has submitted by the end of its day, which is the school’s', async () => {
      const id = await aRegister();
      const endOfDay = new Date('2026-11-20T23:00:00Z'); // midnight in Warsaw
      expect(await close(RegisterClosing.miss(new Date(endOfDay.getTime() - 1)))).toBe(0);
      expect(await close(RegisterClosing.miss(endOfDay))).toBe(1);
      expect(await field(id, 'state')).toBe('missed');
    });

    it('gives a register that was opened late the day of its opening', async () => {
      const { registers } = await align19();
      expect(await close(RegisterClosing.miss(NOON))).toBe(1);
      const { id } = registers[0]!;
      const manager = actorWith('office', store.teacher.schoolId!, store.teacher.personId!);
      await store.run(() =>
        new OpenRegisterUseCase({ ...store, clock }).execute({ registerId: id }, manager),
      );
      expect(await close(RegisterClosing.miss(NOON))).toBe(0);
      expect(await close(RegisterClosing.miss(LATER))).toBe(1);
    });

    /** The register of the day before. */
    async function align19() {
      const given = plan([maths], [byron], '2026-11-19');
      await carryOut(given);
      return given;
    }
  });

  describe('the day', () => {
    it('gets a register for each slot, and keeps them when nothing is new', async () => {
      const slots = [maths, slot({ periodId: maths.periodId }), slot({ sectionId: maths.sectionId })];
      expect(await align(slots, [byron, noether])).toEqual({ ...NOTHING, added: 3, entries: 6 });
      expect(await align(slots, [byron, noether])).toEqual(NOTHING);
    });

    it('is apart from every other day', async () => {
      const id = await aRegister();
      expect(await align([maths], [byron], '2026-11-23')).toMatchObject({ added: 1, entries: 1 });
      expect(await align([], [], '2026-11-23')).toMatchObject({ cancelled: 1 });
      expect(await field(id, 'state')).toBe('scheduled');
    });

    it('follows the roster: who comes, who leaves, who goes by another name', async () => {
      const id = await aRegister();
      const renamed = { ...byron, displayName: 'Countess Lovelace' };
      expect(await align([maths], [renamed, student('Zuse')])).toEqual({ ...NOTHING, entries: 3 });
      expect(await unmarked(id)).toEqual(['Countess Lovelace', 'Ada Zuse']);
      expect(await align([maths], [renamed, noether])).toMatchObject({ entries: 2 });
      expect(await unmarked(id)).toEqual(['Countess Lovelace', 'Ada Noether']);
    });

    it('A13 keeps a student who has a mark', async () => {
      const id = await aRegister();
      await open(id);
      await mark(id, byron);
      expect(await align([maths], [])).toEqual({ ...NOTHING, entries: 1 });
      await submit(id);
      expect(await field(id, 'state')).toBe('submitted');
    });

    it('follows the timetable as long as nobody has opened the register', async () => {
      const id = await aRegister();
      const later = { ...maths, periodName: '2', startsAt: '10:00', endsAt: '10:45' };
      expect(await align([later], [byron, noether])).toEqual({ ...NOTHING, changed: 1 });
      expect(await align([later], [byron, noether])).toEqual(NOTHING);
      expect(await byId(id)).toMatchObject({ periodName: '2', startsAt: new Date('2026-11-20T09:00:00Z') });
      await open(id);
      expect(await align([maths], [byron, noether])).toEqual(NOTHING);
      expect(await byId(id)).toMatchObject({ periodName: '2' });
    });

    it('cancels what nobody has opened, and takes it up again at its new time', async () => {
      const id = await aRegister();
      const history = slot({ sectionId: maths.sectionId });
      const opened = plan([maths, history], [byron, noether]);
      await carryOut(opened);
      await open(opened.registers[1]!.id);
      expect(await align([], [])).toEqual({ ...NOTHING, cancelled: 1 });
      expect([await field(id, 'state'), await field(opened.registers[1]!.id, 'state')]).toEqual([
        'cancelled',
        'open',
      ]);
      await expect(open(id)).rejects.toMatchObject({ code: 'attendance.register_not_scheduled' });
      const again = { ...maths, title: 'Mathematics again' };
      expect(await align([again, history], [byron, noether])).toMatchObject({ added: 1, changed: 0 });
      expect(await byId(id)).toMatchObject({ state: 'scheduled', title: 'Mathematics again' });
    });

    it('leaves a submitted register as it is', async () => {
      const id = await aRegister();
      await open(id);
      await mark(id, byron);
      await mark(id, noether);
      await submit(id);
      expect(await align([maths], [student('Late')])).toEqual(NOTHING);
      expect(await align([], [])).toEqual(NOTHING);
      expect(await unmarked(id)).toEqual([]);
    });
  });

  it('gives a school the simple pack of codes once', async () => {
    const id = await aRegister();
    await open(id);
    await store.run(() => store.codes.ensureAny());
    for (const [version, code] of ['P', 'A', 'L', 'E'].entries()) await mark(id, byron, code, version);
    await expect(mark(id, byron, 'X', 4)).rejects.toMatchObject({ code: 'attendance.code_not_usable' });
  });
}
