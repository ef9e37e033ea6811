import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { AttendanceApi } from '../attendance/attendance.api.js';

/**
 * What an auditor finds at Harbour, which goes by the codes for England: the first register of today was submitted,
 * corrected in both layers and locked. The school's delay is the usual one again afterwards.
 */
export async function keepEvidence(app: INestApplicationContext, actor: Actor): Promise<void> {
  const attendance = app.get(AttendanceApi);
  const [first] = await attendance.registersOfToday(actor);
  if (!first || first.entries === 0 || first.marked < first.entries) return;
  await attendance.submitRegister(first.id, actor);
  const { entries } = await attendance.register(first.id, actor);
  const [late, ill] = entries.filter(({ mark }) => mark?.code === 'N').map(({ studentId }) => studentId);
  const correction = { registerId: first.id };
  if (late) {
    const came = { code: 'L', minutesLate: 20, reason: 'Had been sent on an errand' };
    await attendance.amend({ ...correction, marks: [{ studentId: late, baseVersion: 1, ...came }] }, actor);
  }
  if (ill) {
    const illness = { code: 'I', reason: 'A parent has telephoned' };
    await attendance.override(
      { ...correction, marks: [{ studentId: ill, baseVersion: 1, ...illness }] },
      actor,
    );
  }
  await attendance.changeSettings({ lockAfterDays: 0 }, actor);
  await attendance.lockRegisters(actor);
  await attendance.changeSettings({ lockAfterDays: 7 }, actor);
}
