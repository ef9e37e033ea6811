import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import {
  RegistrationView,
  selectRegistration,
  selectWaitlistEntry,
  WaitlistEntryView,
} from './registration.view.js';

/** The seats that the reader has, and waits for, where it is not over yet: the next hundred of each. */
export class MySeatsView {
  registrations!: RegistrationView[];
  waitlist!: WaitlistEntryView[];
}

export class GetMySeatsQuery extends Query<MySeatsView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const mine = `
  where r.person_id = platform.current_person() and e.state in ('published', 'cancelled') and o.ends_at > now()`;
const inTime = `order by o.starts_at, r.id limit 100`;
const registrations = prepared(
  `${selectRegistration} ${mine} and r.state in ('hold', 'pending_approval', 'confirmed') ${inTime}`,
);
const waitlist = prepared(`${selectWaitlistEntry} ${mine} and r.state in ('waiting', 'offered') ${inTime}`);

@QueryHandler(GetMySeatsQuery)
export class GetMySeatsHandler implements IQueryHandler<GetMySeatsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ actor }: GetMySeatsQuery): Promise<MySeatsView> {
    return this.reader.read(actor, async (read) => {
      const [seats, turns] = await Promise.all([
        read<RegistrationView>(registrations),
        read<WaitlistEntryView>(waitlist),
      ]);
      return { registrations: seats, waitlist: turns };
    });
  }
}
