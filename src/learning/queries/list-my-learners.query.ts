import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { Cache } from '#platform/cache/cache';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** The school's records that are the reader's own, or of students in the reader's care. */
export class ListMyLearnersQuery extends Query<string[]> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const mine = prepared(`
  select me.roster_person_id as id from roster_api.people_v1 me where me.person_id = platform.current_person()
  union
  select g.student_id from roster_api.guardians_v1 g where g.person_id = platform.current_person()
  order by id`);

/** Whatever changes them evicts them: this bounds what an eviction that got lost may do. */
const TTL_SECONDS = 300;

@QueryHandler(ListMyLearnersQuery)
export class ListMyLearnersHandler implements IQueryHandler<ListMyLearnersQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  execute({ actor }: ListMyLearnersQuery): Promise<string[]> {
    const entry = {
      scope: actor.personId ?? 'nobody',
      key: `learners of mine in ${actor.schoolId}`,
      ttlSeconds: TTL_SECONDS,
      tags: [`families:${actor.schoolId}`], // evicted by src/learning/events
    };
    return this.cache.wrap(entry, async () => {
      const rows = await this.reader.rows<{ id: string }>(actor, mine);
      return rows.map(({ id }) => id);
    });
  }
}
