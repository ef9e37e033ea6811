import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/id.js';
import { RegisterPlan } from './register-plan.js';
import type { Slot, Student } from './register.words.js';
import type { SyncAnswer, SyncOperation } from './sync.words.js';
import { actorWith } from './testing/actors.js';
import { noAbsences } from './testing/in-memory-absences.js';
import { InMemoryRegisters } from './testing/in-memory-registers.js';
import { InMemoryProposals, InMemorySync } from './testing/in-memory-sync.js';
import { DecideMarkProposalsUseCase } from './use-cases/decide-mark-proposals.use-case.js';
import { MarkAttendanceUseCase } from './use-cases/mark-attendance.use-case.js';
import { OverrideMarksUseCase } from './use-cases/override-marks.use-case.js';
import { SubmitRegisterUseCase } from './use-cases/submit-register.use-case.js';
import { SyncMarksUseCase } from './use-cases/sync-marks.use-case.js';

const NOW = new Date('2026-11-23T09:30:00Z');
const clock = { now: () => NOW };
const SCHOOL = newId();
const [TABLET, PHONE] = [newId(), newId()];
const slot: Slot = {
  sectionId: newId(),
  title: 'Mathematics 1',
  periodId: newId(),
  periodName: '1',
  startsAt: '09:00',
  endsAt: '09:45',
};
const students: Student[] = Array.from({ length: 3 }, (_, i) => ({
  studentId: newId(),
  displayName: `Given${i} Family${i}`,
  sortName: `Family${i}, Given${i}`,
}));
const [ada, bo] = students.map(({ studentId }) => studentId) as [string, string];

/** A school in memory with one register of three students, and what can be done there. */
class World {
  readonly registers = new InMemoryRegisters();
  readonly operations = new InMemorySync(this.registers);
  readonly proposals = new InMemoryProposals();
  readonly teacher = actorWith('teacher', SCHOOL);
  readonly office = actorWith('office', SCHOOL);
  registerId!: string;

  static async make(date = '2026-11-23'): Promise<World> {
    const world = new World();
    await world.registers.codes.ensureAny();
    const planned = new Map([[slot.sectionId, students]]);
    const plan = new RegisterPlan(SCHOOL, 'Europe/Warsaw', date, [slot], planned);
    await world.registers.align(plan);
    world.registerId = plan.registers[0]!.id;
    return world;
  }

  private get deps() {
    const { registers, operations, proposals } = this;
    const absences = noAbsences(registers, clock);
    return { registers, sheets: registers, operations, proposals, absences, clock };
  }

  sync(deviceId: string, operations: SyncOperation[], by: Actor = this.teacher): Promise<SyncAnswer[]> {
    return new SyncMarksUseCase(this.deps).execute({ deviceId, operations }, by);
  }

  operation(studentId: string, code: string, rest: Partial<SyncOperation> = {}): SyncOperation {
    const { registerId } = this;
    const markedAt = new Date('2026-11-23T08:03:00Z');
    return { operationId: newId(), registerId, studentId, code, baseVersion: 0, markedAt, ...rest };
  }

  mark(studentId: string, code: string, baseVersion = this.versionOf(studentId)) {
    const marks = [{ studentId, code, baseVersion }];
    return new MarkAttendanceUseCase(this.deps).execute({ registerId: this.registerId, marks }, this.teacher);
  }

  override(studentId: string, code: string) {
    const marks = [{ studentId, code, baseVersion: this.versionOf(studentId) }];
    const { registerId } = this;
    return new OverrideMarksUseCase(this.deps).execute({ registerId, marks }, this.office);
  }

  submit() {
    return new SubmitRegisterUseCase(this.deps).execute({ registerId: this.registerId }, this.teacher);
  }

  decide(proposalIds: string[], decision: 'accepted' | 'declined') {
    const input = { proposalIds, decision, reason: 'asked the teacher' };
    return new DecideMarkProposalsUseCase(this.deps).execute(input, this.office);
  }

  become(state: string): void {
    Object.assign(this.registers.registers.get(this.registerId)!, { state });
  }

  standing(studentId: string) {
    return this.registers.marksOf(this.registerId).get(studentId);
  }

  versionOf(studentId: string): number {
    return this.standing(studentId)?.version ?? 0;
  }
}

describe('marks from an offline device', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.make();
  });

  const outcomes = (answers: SyncAnswer[]) =>
    answers.map(({ outcome, proposal, refusal }) =>
      [outcome, proposal?.cause ?? refusal?.code].filter(Boolean).join(' '),
    );
  const syncOne = async (
    studentId: string,
    code: string,
    rest: Partial<SyncOperation> = {},
    device = TABLET,
  ) => outcomes(await world.sync(device, [world.operation(studentId, code, rest)]))[0];

  it('L3 stand on a register that nobody has opened, which they open', async () => {
    const answers = await world.sync(TABLET, [world.operation(ada, 'P'), world.operation(bo, 'A')]);
    expect(outcomes(answers)).toEqual(['applied', 'applied']);
    expect(answers[0]).toMatchObject({ replayed: false, mark: { studentId: ada, code: 'P', version: 1 } });
    expect(world.standing(bo)).toMatchObject({ version: 1, teacher: { code: 'A' } });
  });

  it('A12 count once, however often they are sent, and are answered as the first time', async () => {
    const batch = [world.operation(ada, 'A')];
    const [first] = await world.sync(TABLET, batch);
    await world.mark(ada, 'P');
    expect(await world.sync(TABLET, batch)).toEqual([{ ...first, replayed: true }]);
    expect(world.standing(ada)).toMatchObject({ version: 2, teacher: { code: 'P' } });
    const other = { ...batch[0]!, code: 'L' };
    expect(outcomes(await world.sync(TABLET, [other]))).toEqual(['refused attendance.operation_reused']);
    expect(outcomes(await world.sync(PHONE, [other]))).toEqual(['proposed conflict']);
  });

  it('L3 merge with the same value, whoever gave it and whatever became of the register', async () => {
    await syncOne(ada, 'A');
    expect(await syncOne(ada, 'A', {}, PHONE)).toBe('merged');
    world.become('locked');
    expect(await syncOne(ada, 'A', { baseVersion: 0 }, PHONE)).toBe('merged');
    expect(world.versionOf(ada)).toBe(1);
  });

  it('L3 are a conflict with what another teacher has said since, and both values are kept', async () => {
    await syncOne(ada, 'P');
    const [answer] = await world.sync(PHONE, [world.operation(ada, 'A')]);
    expect(answer).toMatchObject({
      outcome: 'proposed',
      proposal: { cause: 'conflict' },
      mark: { code: 'P' },
    });
    const proposal = world.proposals.proposals.get(answer!.proposal!.id);
    expect(proposal).toMatchObject({ studentId: ada, code: 'A', deviceId: PHONE, state: 'open' });
    expect(await syncOne(ada, 'A', { baseVersion: 1 }, PHONE)).toBe('applied');
  });

  it('may change their mind: a device is in no conflict with itself', async () => {
    const changes = [world.operation(ada, 'A'), world.operation(ada, 'L', { minutesLate: 10 })];
    expect(outcomes(await world.sync(TABLET, changes))).toEqual(['applied', 'applied']);
    expect(await syncOne(ada, 'P')).toBe('applied');
    expect(world.versionOf(ada)).toBe(3);
  });

  it('A7 L3 never beat the office, whose value lies over theirs in whatever order they come', async () => {
    await syncOne(bo, 'P');
    await world.override(bo, 'E');
    await world.override(ada, 'E').catch(() => undefined);
    expect(await syncOne(ada, 'A')).toBe('applied');
    expect(await syncOne(bo, 'A')).toBe('applied');
    expect(world.standing(bo)).toMatchObject({ teacher: { code: 'A' }, office: { code: 'E' } });
    expect(world.standing(ada)).toMatchObject({ teacher: { code: 'A' }, office: { code: 'E' } });
  });

  it('A2 stand after submission with a reason, and are proposed without one', async () => {
    await world.sync(
      TABLET,
      students.map(({ studentId }) => world.operation(studentId, 'P')),
    );
    await world.submit();
    expect(await syncOne(ada, 'A')).toBe('proposed submitted');
    expect(await syncOne(ada, 'A', { reason: 'had left by the back door' })).toBe('applied');
    expect(await syncOne(ada, 'L', { reason: 'came in late' }, PHONE)).toBe('proposed conflict');
  });

  it.each(['locked', 'missed', 'cancelled'])(
    'A5 are proposed when the register is %s by now',
    async (state) => {
      world.become(state);
      expect(await syncOne(ada, 'A')).toBe(`proposed ${state}`);
      expect(world.standing(ada)).toBeUndefined();
    },
  );

  it('A3 are refused where they cannot stand, each for its own reason, and the others stand', async () => {
    const answers = await world.sync(TABLET, [
      world.operation(newId(), 'P'),
      world.operation(ada, 'ZZ'),
      world.operation(ada, 'P', { minutesLate: 5 }),
      world.operation(bo, 'P'),
      world.operation(bo, 'P', { registerId: newId() }),
    ]);
    expect(outcomes(answers)).toEqual([
      'refused attendance.not_on_the_register',
      'refused attendance.code_not_usable',
      'refused attendance.code_not_usable',
      'applied',
      'refused attendance.register_not_found',
    ]);
    expect(answers[2]!.refusal!.faults).toEqual([
      { pointer: '/minutesLate', detail: 'does not go with the code P' },
    ]);
  });

  it('A6 are refused on a register of the future, and of sections that are not theirs', async () => {
    world = await World.make('2026-11-24');
    expect(await syncOne(ada, 'P')).toBe('refused attendance.register_in_the_future');
    world = await World.make();
    world.registers.teaches = false;
    expect(await syncOne(ada, 'P')).toBe('refused attendance.register_not_found');
  });

  it('K6 bring no words about a student who was erased meanwhile', async () => {
    world.operations.erased.add(ada);
    await syncOne(ada, 'A', { reason: 'at the dentist' });
    await syncOne(ada, 'P', { reason: 'here after all' }, PHONE);
    await syncOne(bo, 'A', { reason: 'overslept' });
    const kept = [...world.operations.answered.values()].map(({ operation }) => operation.reason);
    expect(kept).toEqual(['(erased)', '(erased)', 'overslept']);
    expect([...world.proposals.proposals.values()].map(({ reason }) => reason)).toEqual(['(erased)']);
  });

  describe('that were proposed', () => {
    const proposed = async (studentId: string, code: string, device = PHONE) =>
      (await world.sync(device, [world.operation(studentId, code)]))[0]!.proposal!.id;

    it('A7 become the office’s value when it accepts them, with its reason', async () => {
      await syncOne(ada, 'P');
      const id = await proposed(ada, 'A');
      await world.decide([id], 'accepted');
      expect(world.standing(ada)).toMatchObject({
        teacher: { code: 'P' },
        office: { code: 'A', reason: 'asked the teacher' },
      });
      await expect(world.decide([id], 'declined')).rejects.toMatchObject({
        code: 'attendance.proposal_already_decided',
      });
    });

    it('change nothing when they are declined, and cannot be accepted two for one mark', async () => {
      await syncOne(ada, 'P');
      const ids = [await proposed(ada, 'A'), await proposed(ada, 'E', newId())];
      await expect(world.decide(ids, 'accepted')).rejects.toMatchObject({
        code: 'attendance.proposals_exclude_each_other',
        faults: [{ pointer: '/proposalIds/1', detail: 'is for a mark that was named before' }],
      });
    });

    it('take a missed register late', async () => {
      world.become('missed');
      const ids = [await proposed(ada, 'A'), await proposed(bo, 'P')];
      await world.decide(ids, 'accepted');
      expect(world.registers.registers.get(world.registerId)).toMatchObject({ state: 'open' });
      expect(world.standing(bo)).toMatchObject({ teacher: null, office: { code: 'P' } });
    });

    it('A5 wait for the lock to be lifted', async () => {
      world.become('locked');
      const id = await proposed(ada, 'A');
      await expect(world.decide([id], 'accepted')).rejects.toMatchObject({
        code: 'attendance.register_locked',
      });
    });
  });

  describe('for any interleaving of two devices and the office', () => {
    const step = fc.record({
      who: fc.constantFrom('tablet', 'phone', 'office'),
      student: fc.nat({ max: 2 }),
      code: fc.constantFrom('P', 'A', 'E'),
      again: fc.boolean(),
    });

    it('L3 no mark is lost: it stands, stood, or waits for the office', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          world = await World.make();
          await syncOne(ada, 'P');
          for (const { who, student, code, again } of steps) {
            const { studentId } = students[student]!;
            if (who === 'office') {
              await world.override(studentId, code);
              continue;
            }
            const device = who === 'tablet' ? TABLET : PHONE;
            const operation = world.operation(studentId, code);
            const [answer] = await world.sync(device, [operation]);
            if (again) expect(await world.sync(device, [operation])).toEqual([{ ...answer, replayed: true }]);
            const said = world.registers.revisions.some(
              (revision) => revision.studentId === studentId && revision.teacher?.code === code,
            );
            const waits = world.proposals.proposals.get(answer!.proposal?.id ?? '');
            expect(answer!.outcome === 'proposed' ? waits?.code : said && code).toBe(code);
          }
          const ofTeachers = world.registers.revisions.filter(({ layer }) => layer === 'teacher');
          const numbers = students.map(({ studentId }) =>
            world.registers.revisions
              .filter((of) => of.studentId === studentId)
              .map(({ version }) => version),
          );
          for (const versions of numbers) expect(versions).toEqual(versions.map((_, i) => i + 1));
          expect(ofTeachers.length).toBeGreaterThan(0);
        }),
        { numRuns: 60 },
      );
    });

    it('L3 what was said by devices that saw the same is the same set in any order, and the office counts', async () => {
      const values = fc.array(fc.constantFrom('P', 'A', 'E'), { minLength: 2, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(values, fc.integer(), fc.boolean(), async (codes, seed, overridden) => {
          const results = [];
          const shuffled = codes
            .map((code, i) => ({ code, key: Math.sin(seed + i) }))
            .toSorted((a, b) => a.key - b.key);
          for (const order of [codes, shuffled.map(({ code }) => code)]) {
            world = await World.make();
            await syncOne(bo, 'P');
            if (overridden && order === codes) await world.override(ada, 'L');
            for (const code of order) await syncOne(ada, code, {}, newId());
            if (overridden && order !== codes) await world.override(ada, 'L');
            const waiting = [...world.proposals.proposals.values()].map(({ code }) => code);
            const mark = world.standing(ada)!;
            results.push({
              said: [...new Set([mark.teacher!.code, ...waiting])].toSorted(),
              counts: mark.office?.code ?? null,
            });
          }
          expect(results[1]).toEqual(results[0]);
          expect(results[0]).toEqual({
            said: [...new Set(codes)].toSorted(),
            counts: overridden ? 'L' : null,
          });
        }),
        { numRuns: 60 },
      );
    });
  });
});
