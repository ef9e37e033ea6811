import { RegisterNotFound } from '#domain/attendance/register.errors';
import { Register } from '#domain/attendance/register';
import type { ClosedRegister, RegisterClosing } from '#domain/attendance/register-closing';
import type { Alignment, RegisterPlan } from '#domain/attendance/register-plan';
import type { LocalDate } from '#domain/kernel/local-date';
import type { UnmarkedStudent } from '#domain/attendance/register.words';
import type { RegisterRepository } from '#domain/attendance/register.repository';
import { noteChange } from '#platform/persistence/audit';
import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { alignRegisters } from './align-registers.js';
import './register.mapping.js';

// FOR UPDATE waits for marks under way, which hold the register FOR SHARE, and keeps new ones out.
const lock = prepared(`
  select id from attendance.registers r where r.id = $1 and (not $2::boolean or attendance.person_teaches(r.section_id, r.date)) for update`);

const holdDay = prepared(
  `select pg_advisory_xact_lock(hashtextextended('registers ' || platform.current_school() || $1::text, 0))`,
);

const unmarked = prepared(`
  select e.student_id as "studentId", e.display_name as "displayName" from attendance.register_entries e
  where e.school_id = $1 and e.register_id = $2 and e.date = $3 and e.rostered and not exists (
    select from attendance.marks m where m.school_id = e.school_id and m.register_id = e.register_id
      and m.student_id = e.student_id and m.date = e.date and m.effective_code is not null)
  order by e.sort_name, e.student_id`);

const closed = `returning r.id as "registerId", r.date, r.section_id as "sectionId", r.title`;

// Both wait for marks under way, and look again at what they have waited for. A school that was closed and is not any more
// may have registers whose records are gone: those stay as they were.
const close: Record<RegisterClosing['state'], Statement> = {
  locked: prepared(`
    update attendance.registers r set state = 'locked', state_reason = null, version = version + 1
    where r.school_id = platform.current_school() and r.state = 'submitted' and r.state_since <= $1
      and r.date >= attendance.records_begin() ${closed}`),
  // The day of a register ends at midnight of its school; one that was opened later has the day of its opening. The first
  // comparison is for the index: a day more than any zone needs.
  missed: prepared(`
    update attendance.registers r set state = 'missed', state_reason = null, version = version + 1
    where r.school_id = platform.current_school() and r.state in ('scheduled', 'open')
      and r.date between attendance.records_begin() and ($1::timestamptz at time zone 'UTC')::date + 1
      and (greatest(r.date, (r.opened_at at time zone r.time_zone)::date) + 1)::timestamp at time zone r.time_zone <= $1
    ${closed}`),
};

export class MikroRegisterRepository implements RegisterRepository {
  async byId(id: string, ownOnly: boolean): Promise<Register> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new RegisterNotFound();
    return transaction().em.findOneOrFail(Register, { id });
  }

  /** What happened to it is told before what follows. */
  async store(register: Register): Promise<void> {
    transaction().track(register);
    await transaction().flush();
  }

  unmarked({ schoolId, id, date }: Register): Promise<UnmarkedStudent[]> {
    return transaction().query<UnmarkedStudent>(unmarked, [schoolId, id, date]);
  }

  async holdDay(date: LocalDate): Promise<void> {
    await transaction().query(holdDay, [date]);
  }

  async align(plan: RegisterPlan): Promise<Alignment> {
    transaction().track(plan);
    const alignment = await alignRegisters(plan);
    if (Object.values(alignment).some((n: number) => n > 0)) {
      noteChange({
        action: 'update',
        subject_type: 'RegistersOfDay',
        subject_id: plan.schoolId,
        before: null,
        after: { date: plan.date, ...alignment },
      });
    }
    return alignment;
  }

  async close(closing: RegisterClosing): Promise<number> {
    transaction().track(closing);
    const registers = await transaction().query<ClosedRegister>(close[closing.state], [closing.until]);
    closing.carriedOut(registers);
    return registers.length;
  }
}
