import type { CheckIn } from '#domain/attendance/check-in/check-in';
import type { Arrival } from '#domain/attendance/check-in/check-in.words';
import type { CheckInRepository } from '#domain/attendance/check-in/check-in.repository';
import { CheckInSettings } from '#domain/attendance/check-in/check-in-settings';
import { CheckInWindow } from '#domain/attendance/check-in/check-in-window';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './check-in.mapping.js';

const arrive = prepared(`
  insert into attendance.check_ins (school_id, date, register_id, student_id, window_id, arrived_at, minutes_late, person_id)
  values (platform.current_school(), $1, $2, $3, $4, $5, $6, platform.current_person())
  on conflict on constraint check_ins_once do nothing returning student_id`);

const faster = prepared(`
  select register_id as "registerId", student_id as "studentId", arrived_at as "arrivedAt", minutes_late as "minutesLate"
  from attendance.check_ins where school_id = platform.current_school() and date = $1 and register_id = $2 and student_id = $3`);

export class MikroCheckInRepository implements CheckInRepository {
  findUnclosed(registerId: string): Promise<CheckInWindow | null> {
    return transaction().em.findOne(CheckInWindow, { registerId, closedAt: null } as object);
  }

  async add(window: CheckInWindow): Promise<void> {
    await transaction().flush(); // the ORM inserts before it updates, and two unclosed ones are refused
    transaction().em.persist(window);
  }

  async arrive(checkIn: CheckIn): Promise<Arrival | null> {
    const { date, registerId, studentId, windowId, arrivedAt, minutesLate } = checkIn;
    const key = [date, registerId, studentId];
    const stored = await transaction().query(arrive, [...key, windowId, arrivedAt, minutesLate]);
    if (stored.length > 0) {
      transaction().track(checkIn);
      return null;
    }
    return (await transaction().query<Arrival>(faster, key))[0]!;
  }

  findSettings(): Promise<CheckInSettings | null> {
    const { schoolId } = transaction().actor;
    return transaction().em.findOne(CheckInSettings, { schoolId: schoolId! });
  }

  addSettings(settings: CheckInSettings): void {
    transaction().em.persist(settings);
  }
}
