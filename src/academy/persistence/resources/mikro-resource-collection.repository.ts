import { ResourceCollection } from '#domain/academy/resources/collection';
import {
  CollectedResourceUnknown,
  ResourceCollectionNotFound,
} from '#domain/academy/resources/collection.errors';
import type { FileToTake } from '#domain/academy/resources/download';
import type { ResourceCollectionRepository } from '#domain/academy/resources/collection.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './resource.mapping.js';

const lock = prepared(`
  select from academy.resource_collections c
  where c.id = $1::uuid and (not $2::boolean or c.created_by = platform.current_person()) for no key update`);

const seen = prepared(`
  select count(*)::int as "count" from academy.resources r
  where r.id = any ($1::uuid[]) and (r.state = 'published' or $2 = 'all'
    or $2 = 'own' and r.created_by = platform.current_person())`);

const clear = prepared(`delete from academy.collected_resources where collection_id = $1::uuid`);

const fill = prepared(`
  insert into academy.collected_resources (school_id, collection_id, resource_id, position)
  select platform.current_school(), $1::uuid, one, position
  from unnest($2::uuid[]) with ordinality as t (one, position)`);

// One row without a file where nothing lies in it that the reader sees.
const files = prepared(`
  select r.id as "resourceId", v.id as "fileVersionId", v.source_id as "sourceId", v.name, v.bytes::float8 as bytes
  from academy.resource_collections c
  left join (academy.collected_resources i
    join academy.resources r on r.school_id = i.school_id and r.id = i.resource_id
      and (r.state = 'published' or $2 = 'all' or $2 = 'own' and r.created_by = platform.current_person())
    join academy.file_versions v on v.school_id = r.school_id and v.resource_id = r.id and v.number = r.current_number)
    on i.school_id = c.school_id and i.collection_id = c.id
  where c.id = $1::uuid order by i.position`);

export class MikroResourceCollectionRepository implements ResourceCollectionRepository {
  async hold(id: string, ownOnly: boolean): Promise<ResourceCollection> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new ResourceCollectionNotFound();
    return transaction().em.findOneOrFail(ResourceCollection, { id });
  }

  async arrange(
    { id }: ResourceCollection,
    resourceIds: readonly string[],
    drafts: 'all' | 'own' | 'none',
  ): Promise<void> {
    const [found] = await transaction().query<{ count: number }>(seen, [resourceIds, drafts]);
    if (found!.count !== resourceIds.length) throw new CollectedResourceUnknown();
    await transaction().query(clear, [id]);
    await transaction().query(fill, [id, resourceIds]);
  }

  async filesOf(id: string, drafts: 'all' | 'own' | 'none'): Promise<FileToTake[]> {
    const rows = await transaction().query<FileToTake>(files, [id, drafts]);
    if (rows.length === 0) throw new ResourceCollectionNotFound();
    return rows.filter(({ fileVersionId }) => fileVersionId !== null);
  }

  add(collection: ResourceCollection): void {
    transaction().em.persist(collection);
  }

  remove(collection: ResourceCollection): void {
    transaction().em.remove(collection);
  }
}
