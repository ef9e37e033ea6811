import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Administrators } from '#domain/roster/import/administrators';

/** The id of the account that imports, on the command line; null when there is no such account. */
export class FindImporterQuery extends Query<string | null> {
  constructor(readonly email: string) {
    super();
  }
}

@QueryHandler(FindImporterQuery)
export class FindImporterHandler implements IQueryHandler<FindImporterQuery> {
  constructor(@Inject(Administrators) private readonly administrators: Administrators) {}

  execute({ email }: FindImporterQuery): Promise<string | null> {
    return this.administrators.byEmail(email);
  }
}
