import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/id.js';
import { AttendanceCode } from './attendance-code.js';
import type { MarksRecorded } from './attendance.events.js';
import { SIMPLE_PACK } from './code-packs/simple.pack.js';
import { shownMark } from './marking.words.js';
import { RegisterPlan } from './register-plan.js';
import { Register } from './register.js';
import type { Slot, Student } from './register.words.js';
import { actorWith } from './testing/actors.js';
import { noAbsences } from './testing/in-memory-absences.js';
import { InMemoryRegisters } from './testing/in-memory-registers.js';
import { GenerateRegistersUseCase } from './use-cases/generate-registers.use-case.js';
import { MarkAttendanceUseCase } from './use-cases/mark-attendance.use-case.js';
import { OpenRegisterUseCase } from './use-cases/open-register.use-case.js';
import { SubmitRegisterUseCase } from './use-cases/submit-register.use-case.js';

const NOW = new Date('2026-11-23T08:05:00Z');
const clock = { now: () => NOW };
const slot: Slot = {
  sectionId: newId(),
  title: 'Mathematics 1',
  periodId: newId(),
  periodName: '1',
  startsAt: '09:00',
  endsAt: '09:45',
};
const students: Student[] = Array.from({ length: 5 }, (_, i) => ({
  studentId: newId(),
  displayName: `Given${i} Family${i}`,
  sortName: `Family${i}, Given${i}`,
}));

/** The register of the slot, as a plan makes it. */
async function planned(world: InMemoryRegisters, zone: string): Promise<Register> {
  const plan = new RegisterPlan(newId(), zone, '2026-11-23', [slot], new Map([[slot.sectionId, students]]));
  await world.align(plan);
  return plan.registers[0]!;
}

describe('a register', () => {
  let world: InMemoryRegisters;
  let register: Register;
  let teacher: Actor;

  beforeEach(async () => {
    world = new InMemoryRegisters();
    await world.codes.ensureAny();
    teacher = actorWith('teacher');
    register = await planned(world, 'Europe/Warsaw');
  });

  const open = (by = teacher) =>
    new OpenRegisterUseCase({ registers: world, clock }).execute({ registerId: register.id }, by);
  const submit = (by = teacher) =>
    new SubmitRegisterUseCase({ registers: world, absences: noAbsences(world, clock), clock }).execute(
      { registerId: register.id },
      by,
    );
  const mark = (
    marks: { student: number; code: string; base?: number; late?: number | null }[],
    by = teacher,
  ) =>
    new MarkAttendanceUseCase({ sheets: world, clock }).execute(
      {
        registerId: register.id,
        marks: marks.map(({ student, code, base = 0, late = null }) => ({
          studentId: students[student]!.studentId,
          code,
          minutesLate: late,
          baseVersion: base,
        })),
      },
      by,
    );
  const everyone = (code: string) => students.map((_, student) => ({ student, code }));

  it('stands at its time on the school’s own clock (K3)', () => {
    expect(register.startsAt.toISOString()).toBe('2026-11-23T08:00:00.000Z');
  });

  it('is opened, marked, submitted, and tells each', async () => {
    await open();
    await mark(everyone('P'));
    await submit();
    expect(register.takeEvents().map(({ type }) => type)).toEqual([
      'attendance.register_opened',
      'attendance.register_submitted',
    ]);
    await expect(open()).rejects.toMatchObject({ code: 'attendance.register_not_scheduled' });
    await expect(submit()).rejects.toMatchObject({ code: 'attendance.register_not_open' });
  });

  it('takes no marks before it is open, nor after it was submitted', async () => {
    await expect(mark([{ student: 0, code: 'P' }])).rejects.toMatchObject({
      code: 'attendance.register_not_open',
    });
    await open();
    await mark(everyone('P'));
    await submit();
    await expect(mark([{ student: 0, code: 'A', base: 1 }])).rejects.toMatchObject({
      facts: { state: 'submitted' },
    });
  });

  it('A8 is not submitted, opened or locked out of the state that it is not in; it comes back as what it was', async () => {
    const by = actorWith('office', teacher.schoolId!);
    register.cancel('Snow', by);
    expect(() => register.submit(by, NOW, [])).toThrow('cancelled');
    expect(() => register.open(by, NOW)).toThrow('cancelled');
    expect(() => register.reopen('A mistake', by)).toThrow('cancelled');
    expect(() => register.cancel('Snow', by)).toThrow('cancelled');
    register.reinstate('It has melted', by);
    expect(register).toMatchObject({ state: 'scheduled', stateReason: 'It has melted' });
    expect(() => register.reinstate('Again', by)).toThrow('scheduled');
    register.open(by, NOW);
    register.cancel('Fire', by);
    register.reinstate('A drill', by);
    register.submit(by, NOW, []);
    register.cancel('Fire', by);
    register.reinstate('A drill', by);
    expect(register).toMatchObject({ state: 'submitted', submittedAt: NOW });
    expect(register.takeEvents().map(({ type }) => type.replace('attendance.register_', ''))).toEqual([
      'cancelled',
      'reinstated',
      'opened',
      'cancelled',
      'reinstated',
      'submitted',
      'cancelled',
      'reinstated',
    ]);
  });

  it('A6 is not opened before its day, which is the school’s day', async () => {
    const tomorrow = Register.schedule(teacher.schoolId!, 'Europe/Warsaw', '2026-11-24', slot);
    expect(() => tomorrow.open(teacher, new Date('2026-11-23T22:59:00Z'))).toThrow('planned absence');
    tomorrow.open(teacher, new Date('2026-11-23T23:00:00Z'));
  });

  it('A8 is not submitted while a student has no code, and says who', async () => {
    await open();
    await mark(everyone('P').slice(1));
    const [missing] = students;
    await expect(submit()).rejects.toMatchObject({
      code: 'attendance.register_incomplete',
      facts: { missing: [{ studentId: missing!.studentId, displayName: missing!.displayName }] },
    });
  });

  it('A4 keeps the person who marked, whoever that was', async () => {
    await open();
    const colleague = actorWith('office', teacher.schoolId!);
    await mark([{ student: 0, code: 'P' }]);
    await mark([{ student: 1, code: 'P' }], colleague);
    expect(world.revisions.map(({ by }) => by)).toEqual([teacher.personId, colleague.personId]);
  });

  it('A3 marks nobody who is not on it', async () => {
    await open();
    const strange = { studentId: newId(), code: 'P', minutesLate: null, baseVersion: 0 };
    const attempt = new MarkAttendanceUseCase({ sheets: world, clock });
    await expect(
      attempt.execute({ registerId: register.id, marks: [strange] }, teacher),
    ).rejects.toMatchObject({
      code: 'attendance.not_on_the_register',
      faults: [{ pointer: '/marks/0/studentId' }],
    });
  });

  it('refuses a code that the school has not, and lateness that cannot be (A9)', async () => {
    await open();
    const wrong = [
      { student: 0, code: 'Q' },
      { student: 1, code: 'P', late: 5 },
      { student: 2, code: 'L', late: 46 },
      { student: 3, code: 'L', late: 45 },
    ];
    await expect(mark(wrong)).rejects.toMatchObject({
      faults: [
        { pointer: '/marks/0/code' },
        { pointer: '/marks/1/minutesLate' },
        { pointer: '/marks/2/minutesLate' },
      ],
    });
    expect(world.revisions).toHaveLength(0);
  });

  it('keeps an office code for the office', async () => {
    const officeOnly = { ...SIMPLE_PACK[0]!, code: 'X', officeOnly: true };
    world.codes.add(AttendanceCode.create(teacher.schoolId!, officeOnly, 9));
    await open();
    for (const by of [teacher, actorWith('office', teacher.schoolId!)])
      await expect(mark([{ student: 0, code: 'X' }], by)).rejects.toMatchObject({
        code: 'attendance.code_not_usable',
      });
  });

  it('does not exist for a teacher who does not teach it', async () => {
    await open();
    world.teaches = false;
    await expect(mark([{ student: 0, code: 'P' }])).rejects.toMatchObject({
      code: 'attendance.register_not_found',
    });
    await expect(submit()).rejects.toMatchObject({ code: 'attendance.register_not_found' });
    await mark([{ student: 0, code: 'P' }], actorWith('office', teacher.schoolId!));
  });

  describe('two teachers (L2)', () => {
    beforeEach(() => open());

    it('never conflict on different students', async () => {
      await mark([{ student: 0, code: 'P' }]);
      await mark([{ student: 1, code: 'A' }]);
      expect([...world.marksOf(register.id).values()].map((one) => shownMark(one).code)).toEqual(['P', 'A']);
    });

    it('conflict on the same student from the same version, with both values', async () => {
      await mark([{ student: 0, code: 'P' }]);
      const { studentId } = students[0]!;
      await expect(mark([{ student: 0, code: 'A' }])).rejects.toMatchObject({
        code: 'attendance.mark_conflict',
        facts: {
          conflicts: [{ studentId, yours: { code: 'A' }, theirs: { code: 'P', version: 1 } }],
        },
      });
    });

    it('agree when they mark the same', async () => {
      await mark([{ student: 0, code: 'P' }]);
      const again = await mark([{ student: 0, code: 'P' }]);
      expect(again.marks).toEqual([expect.objectContaining({ code: 'P', version: 1 })]);
      expect(world.revisions).toHaveLength(1);
    });
  });

  it('A1, A2, A14: whatever is marked in whatever order, one mark a student, no gap in its revisions, sums that agree', async () => {
    const wish = fc.record({
      student: fc.nat(students.length - 1),
      code: fc.constantFrom('P', 'A', 'E'),
      base: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 40 }), async (wishes) => {
        world = new InMemoryRegisters();
        await world.codes.ensureAny();
        register = await planned(world, 'UTC');
        await open();
        for (const one of wishes) await mark([one]).catch(() => undefined);
        const missing = await world.unmarked(register);
        const standing = [...world.marksOf(register.id).values()].map(shownMark);
        expect(standing.length + missing.length).toBe(students.length);
        for (const { studentId, version, code } of standing) {
          const history = world.revisions.filter((revision) => revision.studentId === studentId);
          expect(history.map((revision) => revision.version)).toEqual(history.map((_, i) => i + 1));
          expect(history.at(-1)).toMatchObject({ version, teacher: { code } });
        }
        const submitted = await submit().then(
          () => true,
          () => false,
        );
        expect(submitted).toBe(missing.length === 0);
      }),
    );
  });

  it('tells what a mark was before, so that a board can count along', async () => {
    await open();
    const sheet = async (code: string, baseVersion: number) => {
      const { studentId } = students[0]!;
      const at = await world.forMarking(register.id, [{ studentId, code }]);
      const changes = at.mark([{ studentId, code, minutesLate: null, baseVersion }], teacher, NOW);
      await world.save(at, changes, teacher.personId);
      return (at.takeEvents() as MarksRecorded[]).map(
        ({ data }) => data.marks[0]!.formerEffective?.code ?? null,
      );
    };
    expect(await sheet('P', 0)).toEqual([null]);
    expect(await sheet('A', 1)).toEqual(['P']);
    expect(await sheet('A', 2)).toEqual([]);
  });
});

describe('the registers of a day', () => {
  const generate = (world: InMemoryRegisters, slots: Slot[], enrolled = students) =>
    new GenerateRegistersUseCase({
      registers: world,
      codes: world.codes,
      clock,
      timetable: {
        slotsOn: async () => slots,
        studentsOn: async () => new Map([[slot.sectionId, enrolled]]),
        timeZone: async () => 'America/Chicago',
      },
    }).execute({}, actorWith('office'));

  it('are made once, however often that is asked for, for the day that it is at the school', async () => {
    const world = new InMemoryRegisters();
    expect(await generate(world, [slot])).toEqual({
      date: '2026-11-23',
      added: 1,
      changed: 0,
      cancelled: 0,
      entries: 5,
    });
    expect(await generate(world, [slot])).toEqual({
      date: '2026-11-23',
      added: 0,
      changed: 0,
      cancelled: 0,
      entries: 0,
    });
    expect([...world.entries.values()][0]).toHaveLength(students.length);
  });

  it('A6 are none on a day without lessons, and cancelled when the day loses them', async () => {
    const world = new InMemoryRegisters();
    expect(await generate(world, [])).toMatchObject({ added: 0 });
    expect(world.registers.size).toBe(0);
    await generate(world, [slot]);
    expect(await generate(world, [])).toMatchObject({ cancelled: 1 });
  });

  it('A13 follow the roster, but keep a student who has a mark', async () => {
    const world = new InMemoryRegisters();
    await generate(world, [slot]);
    const [id] = world.registers.keys();
    const [first, second] = students;
    const teacher = { code: 'P', codeVersion: 1, minutesLate: null, minutesEarly: null, reason: null };
    const who = { studentId: first!.studentId };
    world.marksOf(id!).set(who.studentId, { ...who, version: 1, teacher, office: null });
    expect(await generate(world, [slot], students.slice(2))).toMatchObject({ entries: 1 });
    const names = world.entries.get(id!)!.map(({ studentId }) => studentId);
    expect(names).toContain(first!.studentId);
    expect(names).not.toContain(second!.studentId);
  });
});
