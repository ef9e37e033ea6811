import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RecordLimits } from '#domain/learning/xapi/record-room';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What programs have stored on one day. */
export class RecordDayView {
  /** By the school's clocks. @format date */
  day!: string;
  statements!: number;
  attachmentBytes!: number;
}

/** What the programs of a school have put into its record store, and how much they may. */
export class RecordUseView {
  /** Since midnight by the school's clocks. */
  statementsToday!: number;
  statementsPerDay!: number;
  /** Of everything that is attached to what is stored. */
  attachmentBytes!: number;
  mostAttachmentBytes!: number;
  /** That all states and profiles take which programs keep; each a little more than it holds. */
  documentBytes!: number;
  mostDocumentBytes!: number;
  /** The last thirty days on which something was stored, the newest first. */
  days!: RecordDayView[];
}

export class GetRecordUseQuery extends Query<RecordUseView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const use = prepared(`
  select coalesce(sum(u.statements) filter (where u.day = learning.today()), 0)::float8 as "statementsToday",
    coalesce(sum(u.attachment_bytes), 0)::float8 as "attachmentBytes",
    (select coalesce(sum(d.bytes), 0)::float8 from learning.document_use d) as "documentBytes", (
      select coalesce(json_agg(json_build_object('day', d.day, 'statements', d.statements,
        'attachmentBytes', d.attachment_bytes) order by d.day desc), '[]')
      from (select * from learning.record_use order by day desc limit 30) d) as days
  from learning.record_use u`);

@QueryHandler(GetRecordUseQuery)
export class GetRecordUseHandler implements IQueryHandler<GetRecordUseQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(RecordLimits) private readonly limits: RecordLimits,
  ) {}

  async execute({ actor }: GetRecordUseQuery): Promise<RecordUseView> {
    const { statementsPerDay, attachmentBytes, documentBytes } = this.limits;
    const most = { statementsPerDay, mostAttachmentBytes: attachmentBytes, mostDocumentBytes: documentBytes };
    const [row] = await this.reader.rows<Omit<RecordUseView, keyof typeof most>>(actor, use);
    return { ...row!, ...most };
  }
}
