import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

const AT_ONCE = 200;

/** Ids of open registers that an import has made marks on, in their order, after one of them. */
export class ListTakenOverRegistersQuery extends Query<string[]> {
  constructor(
    readonly importId: string,
    readonly after: string | null,
    readonly actor: Actor,
  ) {
    super();
  }
}

const open = prepared(`
  select g.id from attendance.registers g
  where g.school_id = platform.current_school() and g.state = 'open' and ($2::uuid is null or g.id > $2) and g.id in (
    select r.register_id from attendance.mark_import_rows r where r.import_id = $1 and r.state = 'done')
  order by g.id limit ${AT_ONCE}`);

@QueryHandler(ListTakenOverRegistersQuery)
export class ListTakenOverRegistersHandler implements IQueryHandler<ListTakenOverRegistersQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ importId, after, actor }: ListTakenOverRegistersQuery): Promise<string[]> {
    const rows = await this.reader.rows<{ id: string }>(actor, open, [importId, after]);
    return rows.map(({ id }) => id);
  }
}
