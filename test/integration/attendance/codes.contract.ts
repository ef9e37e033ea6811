import { beforeEach, expect, it } from '@jest/globals';
import { AttendanceCode } from '#domain/attendance/attendance-code';
import { SIMPLE_PACK } from '#domain/attendance/code-packs/simple.pack';
import { newId } from '#domain/kernel/id';
import type { AttendanceStore } from '../../support/attendance-store.js';

const NOON = new Date('2026-11-20T12:00:00Z');

/** What every implementation of the ports for codes and settings does. */
export function behavesAsCodeStore(start: () => Promise<AttendanceStore>): void {
  let store: AttendanceStore;

  beforeEach(async () => {
    store = await start();
    await store.run(() => store.codes.ensureAny());
  });

  it('has one set of settings, the defaults until somebody settles it', async () => {
    const until = () =>
      store.run(async () => (await store.settings.ofSchool()).lockSubmittedUntil(NOON).toISOString());
    expect(await until()).toBe('2026-11-13T12:00:00.000Z');
    await store.run(async () => (await store.settings.ofSchool()).change({ lockAfterDays: 1 }));
    expect(await until()).toBe('2026-11-19T12:00:00.000Z');
  });

  it('finds codes by their id, all of them in the school’s order, and takes new ones', async () => {
    await store.run(async () => {
      const [first] = await store.codes.all();
      expect(await store.codes.byId(first!.id)).toBe(first);
      store.codes.add(AttendanceCode.create(store.teacher.schoolId!, { ...SIMPLE_PACK[0]!, code: 'X' }, -1));
    });
    const all = await store.run(() => store.codes.all());
    expect(all.map(({ code }) => code)).toEqual(['X', 'P', 'A', 'L', 'E']);
    await expect(store.run(() => store.codes.byId(newId()))).rejects.toMatchObject({
      code: 'attendance.code_not_found',
    });
  });
}
