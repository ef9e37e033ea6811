import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import { CheckInNotOpened } from '#domain/attendance/check-in/check-in.errors';
import { CheckInSignatures } from '#domain/attendance/check-in/check-in-code';
import { DEFAULT_RULES } from '#domain/attendance/check-in/check-in.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { displayed } from './check-in-display.js';
import { codeNow } from './code-now.js';

/** What a page shows to the room. */
export interface CheckInDisplay {
  readonly title: string;
  readonly periodName: string;
  /** Null: check-in is closed. */
  readonly code: string | null;
  /** When the next code is shown. */
  readonly changesAt: Date;
}

export class GetCheckInDisplayQuery extends Query<CheckInDisplay> {
  constructor(readonly token: string) {
    super();
  }
}

const shown = prepared(`
  select r.id as "registerId", r.title, r.period_name as "periodName", s.code_seconds as "codeSeconds",
    r.state = 'open' and w.closed_at is null and w.closes_at > now() as open
  from attendance.check_in_windows w
  join attendance.registers r on r.school_id = w.school_id and r.id = w.register_id
  left join attendance.check_in_settings s on s.school_id = w.school_id
  where w.school_id = platform.current_school() and w.id = $1`);

interface Row {
  readonly registerId: string;
  readonly title: string;
  readonly periodName: string;
  readonly codeSeconds: number | null;
  readonly open: boolean;
}

@QueryHandler(GetCheckInDisplayQuery)
export class GetCheckInDisplayHandler implements IQueryHandler<GetCheckInDisplayQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(CheckInSignatures) private readonly signatures: CheckInSignatures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws CheckInNotOpened also for an address that was never given out */
  async execute({ token }: GetCheckInDisplayQuery): Promise<CheckInDisplay> {
    const of = displayed(token, this.signatures);
    if (!of) throw new CheckInNotOpened();
    const [row] = await this.reader.rows<Row>(systemActor(of.schoolId), shown, [of.windowId]);
    if (!row) throw new CheckInNotOpened();
    const seconds = row.codeSeconds ?? DEFAULT_RULES.codeSeconds;
    const { code, changesAt } = codeNow(
      { ...of, registerId: row.registerId },
      seconds,
      this.signatures,
      this.clock.now(),
    );
    const { title, periodName, open } = row;
    return { title, periodName, code: open ? code : null, changesAt: new Date(changesAt) };
  }
}
