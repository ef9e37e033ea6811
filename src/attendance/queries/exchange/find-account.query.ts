import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Accounts } from '#domain/attendance/accounts';

/** The person in whose name something is done on the command line; null when there is no such account. */
export class FindAccountQuery extends Query<string | null> {
  constructor(readonly email: string) {
    super();
  }
}

@QueryHandler(FindAccountQuery)
export class FindAccountHandler implements IQueryHandler<FindAccountQuery> {
  constructor(@Inject(Accounts) private readonly accounts: Accounts) {}

  execute({ email }: FindAccountQuery): Promise<string | null> {
    return this.accounts.byEmail(email);
  }
}
