import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { identityOf } from '#domain/learning/xapi/actors';
import { personOf } from '#domain/learning/xapi/person';
import { isFields, type Fields } from '#domain/learning/xapi/shape';
import { key } from '#domain/learning/xapi/statement-keys';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What is known of an agent: how the newest statements call it. */
export class GetPersonQuery extends Query<Fields> {
  constructor(
    readonly agent: Fields,
    readonly actor: Actor,
  ) {
    super();
  }
}

const newest = prepared(`
  select s.said::text as said from learning.statement_keys k
  join learning.statements s on s.school_id = k.school_id and s.stored = k.stored and s.id = k.origin
  where k.school_id = platform.current_school() and k.key = substr(sha256(convert_to($1::text, 'UTF8')), 1, 16)
  order by k.stored desc limit 50`);

@QueryHandler(GetPersonQuery)
export class GetPersonHandler implements IQueryHandler<GetPersonQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ agent, actor }: GetPersonQuery): Promise<Fields> {
    const identity = identityOf(agent)!;
    const rows = await this.reader.rows<{ said: string }>(actor, newest, [key('A', identity)]);
    return personOf(
      agent,
      rows.flatMap(({ said }) => namesOf(identity, JSON.parse(said))),
    );
  }
}

/** Wherever in a statement it is named. */
function namesOf(identity: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => namesOf(identity, one));
  if (!isFields(value)) return [];
  const own = value['name'];
  const isMeant = typeof own === 'string' && !('homePage' in value) && identityOf(value) === identity;
  const within = Object.entries(value).filter(([name]) => name !== 'extensions');
  return [...(isMeant ? [own] : []), ...within.flatMap(([, one]) => namesOf(identity, one))];
}
