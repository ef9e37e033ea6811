import { isIP } from 'node:net';
import type { CheckInDesk } from '#domain/attendance/check-in/check-in-desk';
import {
  DEFAULT_RULES,
  type CheckInGround,
  type CheckInRules,
} from '#domain/attendance/check-in/check-in.words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** Everything that a check-in needs, in one statement. */
const ground = prepared(`
  select r.id as "registerId", r.school_id as "schoolId", r.date, r.time_zone as "timeZone", r.starts_at as "startsAt",
    r.ends_at as "endsAt", r.state, me.student_id as "studentId",
    jsonb_build_object('id', w.id, 'closed', w.closed_at is not null) as window, w.closes_at as "closesAt",
    json_build_object('version', coalesce(m.version, 0), 'presence', v.presence) as standing,
    a.arrived_at as "arrivedAt", a.minutes_late as "minutesLate",
    case when s.id is not null then json_build_object('lateAfterMinutes', s.late_after_minutes,
      'codeSeconds', s.code_seconds, 'networks', s.networks, 'presentCode', s.present_code, 'lateCode', s.late_code) end as rules,
    coalesce(cardinality(s.networks) = 0 or $2::inet <<= any (s.networks::inet[]), s.id is null) as "networkAllowed",
    (select coalesce(json_agg(json_build_object('code', c.code, 'presence', c.presence, 'late', c.late,
        'offSite', c.off_site, 'officeOnly', c.office_only, 'requiresReason', c.requires_reason)
        order by c.ordinal, c.code), '[]')
      from attendance.codes c where c.school_id = r.school_id and c.active and c.presence > 0) as codes
  from attendance.registers r
  join lateral (
    select w.* from attendance.check_in_windows w where w.school_id = r.school_id and w.register_id = r.id
    order by w.opened_at desc limit 1) w on true
  left join lateral (
    select e.student_id from roster_api.people_v1 p
    join attendance.register_entries e on e.school_id = p.school_id and e.student_id = p.roster_person_id
    where p.school_id = r.school_id and p.person_id = platform.current_person() and e.register_id = r.id
      and e.date = r.date and e.rostered) me on true
  left join attendance.marks m on m.school_id = r.school_id and m.register_id = r.id and m.date = r.date
    and m.student_id = me.student_id
  left join attendance.code_versions v on v.school_id = m.school_id and v.code = m.effective_code
    and v.version = m.effective_code_version
  left join attendance.check_ins a on a.school_id = r.school_id and a.register_id = r.id and a.date = r.date
    and a.student_id = me.student_id
  left join attendance.check_in_settings s on s.school_id = r.school_id
  where r.school_id = platform.current_school() and r.id = $1`);

type Row = Omit<CheckInGround, 'window' | 'arrival' | 'rules'> & {
  window: Omit<CheckInGround['window'], 'closesAt'>;
  closesAt: Date;
  arrivedAt: Date | null;
  minutesLate: number | null;
  rules: CheckInRules | null;
};

export class SqlCheckInDesk implements CheckInDesk {
  async ground(registerId: string, address: string): Promise<CheckInGround | null> {
    const [row] = await transaction().query<Row>(ground, [registerId, plain(address)]);
    if (!row) return null;
    const { window, closesAt, arrivedAt, minutesLate, rules, studentId, ...rest } = row;
    const arrival = arrivedAt && studentId ? { registerId, studentId, arrivedAt, minutesLate } : null;
    return { ...rest, studentId, arrival, window: { ...window, closesAt }, rules: rules ?? DEFAULT_RULES };
  }
}

/** An IPv4 address that arrives as IPv6 is what it is; what is no address is in no network. */
function plain(address: string): string | null {
  const unmapped = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0]!;
  return isIP(unmapped) ? unmapped : null;
}
