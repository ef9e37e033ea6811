import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

/** Somebody who is in a live session now. */
export class PresenceView {
  /** @format uuid */
  personId!: string;
  displayName!: string;
  /** Unless they say so again before. @format date-time */
  until!: string;
}

/** Who is in a live session now. */
export class PresencesView {
  /** @format uuid */
  itemId!: string;
  /** By name. */
  people!: PresenceView[];
}

export class ListPresencesQuery extends Query<PresencesView> {
  constructor(
    readonly itemId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select i.id as "itemId", (
    select coalesce(json_agg(json_build_object('personId', n.person_id, 'displayName', p.display_name, 'until', n.until)
      order by p.display_name, n.person_id), '[]')
    from learning.presences n join identity_api.people_v1 p on p.person_id = n.person_id
    where n.school_id = i.school_id and n.item_id = i.id and n.until > now()) as people
  from learning.items i
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where i.id = $1::uuid and i.kind = 'live' and (${isOpenTo('$2')} or i.state = 'published' and ${learnsThere})`);

@QueryHandler(ListPresencesQuery)
export class ListPresencesHandler implements IQueryHandler<ListPresencesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseItemNotFound also when the item is no live session */
  async execute({ itemId, actor }: ListPresencesQuery): Promise<PresencesView> {
    const [row] = await this.reader.rows<PresencesView>(actor, list, [itemId, sightOf(actor)]);
    if (!row) throw new CourseItemNotFound();
    return row;
  }
}
