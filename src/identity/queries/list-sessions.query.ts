import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** A device on which the person is signed in. */
export class SessionView {
  /** @format uuid */
  id!: string;
  deviceLabel!: string;
  /** The network address that the sign-in came from. */
  address!: string;
  /** @format date-time */
  createdAt!: Date;
  /** The last refresh. @format date-time */
  lastSeenAt!: Date;
  /** The session of this very request. */
  current!: boolean;
}

export class SessionList {
  items!: SessionView[];
}

export class ListSessionsQuery extends Query<SessionList> {
  constructor(
    readonly currentSessionId: string | null,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select id, device_label as "deviceLabel", address, created_at as "createdAt", last_seen_at as "lastSeenAt",
    id is not distinct from $1 as current
  from identity.sessions
  where person_id = platform.current_person() and revoked_at is null and last_seen_at > now() - interval '30 days'
  order by created_at desc, id limit 200`);

@QueryHandler(ListSessionsQuery)
export class ListSessionsHandler implements IQueryHandler<ListSessionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ currentSessionId, actor }: ListSessionsQuery): Promise<SessionList> {
    return { items: await this.reader.rows<SessionView>(actor, list, [currentSessionId]) };
  }
}
