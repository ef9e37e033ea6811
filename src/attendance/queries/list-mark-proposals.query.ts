import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { ProposalCause, ProposalState } from '#domain/attendance/sync.words';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { markView } from './mark-json.js';
import { MarkView } from './register.view.js';

/** A mark from an offline device that could not stand by itself. */
export class MarkProposalView {
  /** @format uuid */
  id!: string;
  /** Somebody else has said something else (`conflict`), or the register's state when it arrived. */
  cause!: ProposalCause;
  state!: ProposalState;
  /** @format date */
  date!: string;
  /** @format uuid */
  registerId!: string;
  registerTitle!: string;
  periodName!: string;
  /** @format uuid */
  studentId!: string;
  displayName!: string;
  /** What was marked on the device. */
  code!: string;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  reason!: string | null;
  /**
   * When, by the device's clock.
   * @format date-time
   */
  markedAt!: string;
  /** @format uuid */
  deviceId!: string;
  /** @format uuid */
  operationId!: string;
  /** @format uuid */
  proposedBy!: string | null;
  /** @format date-time */
  proposedAt!: string;
  /** The mark as it stands now: the other value. */
  mark!: MarkView | null;
  /** @format uuid */
  decidedBy!: string | null;
  /** @format date-time */
  decidedAt!: string | null;
  decisionReason!: string | null;
}

export interface ProposalFilter {
  readonly state: ProposalState;
  readonly registerId?: string;
  readonly limit: number;
  readonly after?: string;
}

export class ListMarkProposalsQuery extends Query<Page<MarkProposalView>> {
  constructor(
    readonly filter: ProposalFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select p.id, p.cause, p.state, p.date, p.register_id as "registerId", r.title as "registerTitle",
    r.period_name as "periodName", p.student_id as "studentId", e.display_name as "displayName", p.code,
    p.minutes_late as "minutesLate", p.minutes_early as "minutesEarly", p.reason, p.marked_at as "markedAt",
    p.device_id as "deviceId", p.operation_id as "operationId", p.proposed_by as "proposedBy",
    p.proposed_at as "proposedAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt",
    p.decision_reason as "decisionReason", p.proposed_at::text as "proposedKey",
    case when m.effective_code is not null then ${markView} end as mark
  from (
    select * from attendance.mark_proposals p
    where p.school_id = platform.current_school() and p.state = $1 and ($2::uuid is null or p.register_id = $2)
      and (not $3::boolean or p.proposed_by = platform.current_person())
      and ($4::timestamptz is null or (p.proposed_at, p.id) > ($4, $5::uuid))
    order by p.proposed_at, p.id limit $6 + 1
  ) p
  join attendance.registers r on r.school_id = p.school_id and r.id = p.register_id
  join attendance.register_entries e on e.school_id = p.school_id and e.register_id = p.register_id
    and e.student_id = p.student_id and e.date = p.date
  left join attendance.marks m on m.school_id = p.school_id and m.register_id = p.register_id
    and m.student_id = p.student_id and m.date = p.date
  left join attendance.code_versions v on v.school_id = m.school_id and v.code = m.effective_code
    and v.version = m.effective_code_version
  order by p.proposed_at, p.id`);

type Row = MarkProposalView & { proposedKey: string };

@QueryHandler(ListMarkProposalsQuery)
export class ListMarkProposalsHandler implements IQueryHandler<ListMarkProposalsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListMarkProposalsQuery): Promise<Page<MarkProposalView>> {
    const { state, registerId, limit, after } = filter;
    const ownOnly = actor.reach('attendance.proposal.read') === 'own';
    const values = [state, registerId ?? null, ownOnly, ...cursorKey(after, ['timestamptz', 'uuid']), limit];
    const rows = await this.reader.rows<Row>(actor, list, values);
    const { items, next } = pageOf(rows, limit, ({ proposedKey, id }) => [proposedKey, id]);
    return { items: items.map(({ proposedKey: _, ...view }) => view), ...(next && { next }) };
  }
}
