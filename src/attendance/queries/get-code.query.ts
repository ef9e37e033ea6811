import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttendanceCodeNotFound } from '#domain/attendance/attendance-code.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AttendanceCodeView, selectCode } from './attendance-code.view.js';

export class GetCodeQuery extends Query<AttendanceCodeView> {
  constructor(
    readonly codeId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectCode} where c.id = $1::uuid`);

@QueryHandler(GetCodeQuery)
export class GetCodeHandler implements IQueryHandler<GetCodeQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AttendanceCodeNotFound */
  async execute({ codeId, actor }: GetCodeQuery): Promise<AttendanceCodeView> {
    const [found] = await this.reader.rows<AttendanceCodeView>(actor, byId, [codeId]);
    if (!found) throw new AttendanceCodeNotFound();
    return found;
  }
}
