import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RegistrationNotFound } from '#domain/academy/events/registration.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectRegistration, RegistrationView } from './registration.view.js';
import { seatSeenWith, seatSightOf } from './sight.js';

export class GetRegistrationQuery extends Query<RegistrationView> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectRegistration} where r.id = $1::uuid and ${seatSeenWith('$2')}`);

@QueryHandler(GetRegistrationQuery)
export class GetRegistrationHandler implements IQueryHandler<GetRegistrationQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RegistrationNotFound */
  async execute({ id, actor }: GetRegistrationQuery): Promise<RegistrationView> {
    const [found] = await this.reader.rows<RegistrationView>(actor, byId, [id, seatSightOf(actor)]);
    if (!found) throw new RegistrationNotFound();
    return found;
  }
}
