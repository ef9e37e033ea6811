import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import type { RegisterState } from '#domain/attendance/register.words';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { unlessGone, withRecords } from './kept-records.js';

/** A state that a register came into. */
export class RegisterStateView {
  /** Rises with each change of the register. */
  version!: number;
  state!: RegisterState;
  reason!: string | null;
  /** @format date-time */
  since!: string;
  /**
   * Null when the schedule did it.
   * @format uuid
   */
  by!: string | null;
}

export class ListRegisterStatesQuery extends Query<Page<RegisterStateView>> {
  constructor(
    readonly registerId: string,
    readonly page: { readonly limit: number; readonly after?: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Each register has a state, unless its records are gone: then it is found and refused, not missing. */
const states = prepared(`
  select s.version, s.state, s.reason, s.recorded_at as since, s.recorded_by as by
  from attendance.registers r left join attendance.register_states s
    on s.school_id = r.school_id and s.register_id = r.id and s.date = r.date
  where r.id = $1 and ${withRecords('$2')}
    and ($3::int is null or s.version > $3)
  order by s.version limit $4 + 1`);

@QueryHandler(ListRegisterStatesQuery)
export class ListRegisterStatesHandler implements IQueryHandler<ListRegisterStatesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RegisterNotFound, RecordsArchived */
  async execute({ registerId, page, actor }: ListRegisterStatesQuery): Promise<Page<RegisterStateView>> {
    const ownOnly = actor.reach('attendance.register.read') === 'own';
    const values = [registerId, ownOnly, ...cursorKey(page.after, ['int']), page.limit];
    const rows = await this.reader.rows<RegisterStateView>(actor, states, values).catch(unlessGone);
    if (rows.length === 0 && !page.after) throw new RegisterNotFound(); // each register was scheduled once
    return pageOf(rows, page.limit, ({ version }) => [version]);
  }
}
