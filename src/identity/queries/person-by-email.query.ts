import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** For operators, who name the account that acts: no door of the API offers it. */
export class PersonByEmailQuery extends Query<string | null> {
  constructor(readonly email: string) {
    super();
  }
}

const byEmail = prepared('select person_id as id from identity.sign_in_by_email(lower($1))');

@QueryHandler(PersonByEmailQuery)
export class PersonByEmailHandler implements IQueryHandler<PersonByEmailQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ email }: PersonByEmailQuery): Promise<string | null> {
    const [person] = await this.reader.rows<{ id: string }>(anonymous, byEmail, [email]);
    return person?.id ?? null;
  }
}
