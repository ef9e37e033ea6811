import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CheckInNotOpened } from '#domain/attendance/check-in/check-in.errors';
import { CheckInSignatures } from '#domain/attendance/check-in/check-in-code';
import { instant } from '#platform/persistence/instant.sql';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { displayPath } from './check-in-display.js';
import { CheckInView } from './check-in.view.js';

export class GetCheckInQuery extends Query<CheckInView> {
  constructor(
    readonly registerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byRegister = prepared(`
  select r.id as "registerId", r.school_id as "schoolId", w.id as "windowId", w.opened_at as "openedAt",
    w.opened_by as "openedBy", w.closes_at as "closesAt",
    r.state = 'open' and w.closed_at is null and w.closes_at > now() as open,
    (select coalesce(json_agg(json_build_object('studentId', a.student_id, 'displayName', e.display_name,
        'arrivedAt', ${instant('a.arrived_at')}, 'minutesLate', a.minutes_late)
        order by a.arrived_at, a.student_id), '[]')
      from attendance.check_ins a join attendance.register_entries e on e.school_id = a.school_id
        and e.register_id = a.register_id and e.student_id = a.student_id and e.date = a.date
      where a.school_id = r.school_id and a.register_id = r.id and a.date = r.date) as arrivals
  from attendance.registers r
  join attendance.check_in_windows w on w.school_id = r.school_id and w.register_id = r.id
  where r.id = $1 and (not $2::boolean or attendance.person_teaches(r.section_id, r.date))
  order by w.opened_at desc limit 1`);

type Row = Omit<CheckInView, 'display'> & { schoolId: string; windowId: string };

@QueryHandler(GetCheckInQuery)
export class GetCheckInHandler implements IQueryHandler<GetCheckInQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(CheckInSignatures) private readonly signatures: CheckInSignatures,
  ) {}

  /** @throws CheckInNotOpened */
  async execute({ registerId, actor }: GetCheckInQuery): Promise<CheckInView> {
    const ownOnly = actor.reach('attendance.check-in.manage') === 'own';
    const [row] = await this.reader.rows<Row>(actor, byRegister, [registerId, ownOnly]);
    if (!row) throw new CheckInNotOpened();
    const { schoolId, windowId, ...view } = row;
    return { ...view, display: displayPath({ schoolId, windowId }, this.signatures) };
  }
}
