import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { Layer } from '#domain/attendance/marking.words';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { unlessGone, withRecords } from './kept-records.js';

/** One change of a mark. */
export class MarkRevisionView {
  /** @format uuid */
  studentId!: string;
  /** 1, 2, 3 … for each student. */
  revision!: number;
  /** Whose value was changed. */
  layer!: Layer;
  /** Null when the office withdrew its override. */
  code!: string | null;
  codeVersion!: number | null;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  reason!: string | null;
  /**
   * When it was said.
   * @format date-time
   */
  markedAt!: string;
  /** @format uuid */
  markedBy!: string | null;
  /**
   * When it was written down; what stood at an instant goes by this.
   * @format date-time
   */
  recordedAt!: string;
  /**
   * The import that has made it; null when somebody marked by hand.
   * @format uuid
   */
  importId!: string | null;
}

export interface RevisionFilter {
  readonly studentId?: string;
  readonly limit: number;
  readonly after?: string;
}

export class ListMarkRevisionsQuery extends Query<Page<MarkRevisionView>> {
  constructor(
    readonly registerId: string,
    readonly filter: RevisionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** One row without a revision says that the register is there. */
const revisions = prepared(`
  select v.student_id as "studentId", v.revision, v.layer, v.code, v.code_version as "codeVersion",
    v.minutes_late as "minutesLate", v.minutes_early as "minutesEarly", v.reason, v.marked_at as "markedAt",
    v.marked_by as "markedBy", v.recorded_at as "recordedAt", v.import_id as "importId"
  from attendance.registers r left join attendance.mark_revisions v
    on v.school_id = r.school_id and v.register_id = r.id and v.date = r.date
      and ($3::uuid is null or v.student_id = $3) and ($4::uuid is null or (v.student_id, v.revision) > ($4, $5::int))
  where r.id = $1 and ${withRecords('$2')}
  order by v.student_id, v.revision limit $6 + 1`);

type Row = MarkRevisionView | { readonly studentId: null };

@QueryHandler(ListMarkRevisionsQuery)
export class ListMarkRevisionsHandler implements IQueryHandler<ListMarkRevisionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RegisterNotFound, RecordsArchived */
  async execute({ registerId, filter, actor }: ListMarkRevisionsQuery): Promise<Page<MarkRevisionView>> {
    const { studentId, limit, after } = filter;
    const ownOnly = actor.reach('attendance.register.read') === 'own';
    const values = [registerId, ownOnly, studentId ?? null, ...cursorKey(after, ['uuid', 'int']), limit];
    const rows = await this.reader.rows<Row>(actor, revisions, values).catch(unlessGone);
    if (rows.length === 0) throw new RegisterNotFound();
    const made = rows.filter((row): row is MarkRevisionView => row.studentId !== null);
    return pageOf(made, limit, (last) => [last.studentId, last.revision]);
  }
}
