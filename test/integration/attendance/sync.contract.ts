import { beforeEach, describe, expect, it } from '@jest/globals';
import { RegisterPlan } from '#domain/attendance/register-plan';
import type { SyncOperation } from '#domain/attendance/sync.words';
import { DecideMarkProposalsUseCase } from '#domain/attendance/use-cases/decide-mark-proposals.use-case';
import { SyncMarksUseCase } from '#domain/attendance/use-cases/sync-marks.use-case';
import { actorWith } from '#domain/attendance/testing/actors';
import { newId } from '#domain/kernel/id';
import type { AttendanceStore } from '../../support/attendance-store.js';

const clock = { now: () => new Date('2026-11-20T12:00:00Z') };
const slot = {
  sectionId: '',
  title: 'Mathematics',
  periodId: newId(),
  periodName: '1',
  startsAt: '09:00',
  endsAt: '09:45',
};

/** What every implementation of the ports does for marks that were made offline. */
export function behavesAsSyncStore(start: () => Promise<AttendanceStore>): void {
  let store: AttendanceStore;
  let registerId: string;
  let ada: string;
  let bo: string;
  const [tablet, phone] = [newId(), newId()];

  beforeEach(async () => {
    store = await start();
    [ada, bo] = [newId(), newId()];
    const section = { ...slot, sectionId: newId() };
    await store.teach(section.sectionId);
    await store.run(() => store.codes.ensureAny());
    const students = [ada, bo].map((studentId) => ({ studentId, displayName: 'Ada', sortName: 'Ada' }));
    const planned = new Map([[section.sectionId, students]]);
    const schoolId = store.teacher.schoolId!;
    const plan = new RegisterPlan(schoolId, 'Europe/Warsaw', '2026-11-20', [section], planned);
    await store.run(() => store.registers.align(plan));
    registerId = plan.registers[0]!.id;
  });

  const operation = (studentId: string, code: string, rest: Partial<SyncOperation> = {}): SyncOperation => ({
    operationId: newId(),
    registerId,
    studentId,
    code,
    baseVersion: 0,
    markedAt: new Date('2026-11-20T08:03:04.567Z'),
    ...rest,
  });
  const sync = (deviceId: string, ...operations: SyncOperation[]) =>
    store.run(() =>
      new SyncMarksUseCase({ ...store, clock }).execute({ deviceId, operations }, store.teacher),
    );

  describe('marks from offline devices', () => {
    it('A12 are kept with their answers, and told from others of the same id', async () => {
      const made = operation(ada, 'L', { minutesLate: 5, reason: 'bus' });
      const [first] = await sync(tablet, made);
      expect(first).toMatchObject({
        outcome: 'applied',
        replayed: false,
        mark: { code: 'L', minutesLate: 5 },
      });
      expect(await sync(tablet, { ...made })).toEqual([{ ...first, replayed: true }]);
      for (const other of [{ code: 'P', minutesLate: null }, { baseVersion: 1 }, { markedAt: new Date(0) }])
        expect(await sync(tablet, { ...made, ...other })).toMatchObject([
          { outcome: 'refused', refusal: { code: 'attendance.operation_reused' } },
        ]);
      expect((await store.revisions(registerId)).map(({ code }) => code)).toEqual(['L']);
    });

    it('L3 know what the teachers said last, and what the device itself did', async () => {
      await sync(tablet, operation(ada, 'P'), operation(ada, 'A'), operation(bo, 'P'));
      await sync(phone, operation(bo, 'P'));
      const register = { registerId, date: '2026-11-20' };
      const of = (deviceId: string) =>
        store.run(async () => store.operations.bases(deviceId, register, [ada, bo]));
      expect(await of(tablet)).toEqual([
        { studentId: ada, teacherVersion: 2, deviceVersion: 2, isErased: false },
        { studentId: bo, teacherVersion: 1, deviceVersion: 1, isErased: false },
      ]);
      expect(await of(phone)).toEqual([
        { studentId: ada, teacherVersion: 2, deviceVersion: 0, isErased: false },
        { studentId: bo, teacherVersion: 1, deviceVersion: 1, isErased: false },
      ]);
    });

    it('L3 wait for the office where they are in conflict, and are decided once', async () => {
      await sync(tablet, operation(ada, 'P'));
      const [answer] = await sync(phone, operation(ada, 'A'));
      expect(answer).toMatchObject({ outcome: 'proposed', proposal: { cause: 'conflict' } });
      const office = actorWith('office', store.teacher.schoolId!);
      const proposalIds = [answer!.proposal!.id];
      const decide = () =>
        store.run(() =>
          new DecideMarkProposalsUseCase({ ...store, clock }).execute(
            { proposalIds, decision: 'accepted', reason: 'asked' },
            office,
          ),
        );
      await decide();
      await expect(decide()).rejects.toMatchObject({ code: 'attendance.proposal_already_decided' });
      expect(await store.revisions(registerId)).toMatchObject([
        { layer: 'teacher', code: 'P' },
        { layer: 'office', code: 'A' },
      ]);
      await expect(store.run(() => store.proposals.byIds([newId()]))).rejects.toMatchObject({
        code: 'attendance.proposal_not_found',
      });
    });
  });
}
