import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import { CheckInClosed, CheckInNotOpened } from '#domain/attendance/check-in/check-in.errors';
import { CheckInSignatures } from '#domain/attendance/check-in/check-in-code';
import { DEFAULT_RULES } from '#domain/attendance/check-in/check-in.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { codeNow } from './code-now.js';
import { CheckInCodeView } from './check-in.view.js';

export class GetCheckInCodeQuery extends Query<CheckInCodeView> {
  constructor(
    readonly registerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const shown = prepared(`
  select r.school_id as "schoolId", w.id as "windowId", s.code_seconds as "codeSeconds",
    r.state = 'open' and w.closed_at is null and w.closes_at > now() as open
  from attendance.registers r
  join attendance.check_in_windows w on w.school_id = r.school_id and w.register_id = r.id
  left join attendance.check_in_settings s on s.school_id = r.school_id
  where r.id = $1 and (not $2::boolean or attendance.person_teaches(r.section_id, r.date))
  order by w.opened_at desc limit 1`);

interface Row {
  readonly schoolId: string;
  readonly windowId: string;
  readonly codeSeconds: number | null;
  readonly open: boolean;
}

@QueryHandler(GetCheckInCodeQuery)
export class GetCheckInCodeHandler implements IQueryHandler<GetCheckInCodeQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(CheckInSignatures) private readonly signatures: CheckInSignatures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws CheckInNotOpened, CheckInClosed */
  async execute({ registerId, actor }: GetCheckInCodeQuery): Promise<CheckInCodeView> {
    const ownOnly = actor.reach('attendance.check-in.manage') === 'own';
    const [row] = await this.reader.rows<Row>(actor, shown, [registerId, ownOnly]);
    if (!row) throw new CheckInNotOpened();
    if (!row.open) throw new CheckInClosed();
    const { schoolId, windowId, codeSeconds } = row;
    const seconds = codeSeconds ?? DEFAULT_RULES.codeSeconds;
    return codeNow({ schoolId, registerId, windowId }, seconds, this.signatures, this.clock.now());
  }
}
