import { Resource } from '#domain/academy/resources/resource';
import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import type { ResourceRepository } from '#domain/academy/resources/resource.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './resource.mapping.js';

// Others may read meanwhile, and refer to it.
const lock = prepared(`
  select from academy.resources r
  where r.id = $1::uuid and (not $2::boolean or r.created_by = platform.current_person()) for no key update`);

export class MikroResourceRepository implements ResourceRepository {
  async hold(id: string, ownOnly: boolean): Promise<Resource> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new ResourceNotFound();
    return transaction().em.findOneOrFail(Resource, { id });
  }

  async byId(id: string): Promise<Resource> {
    const found = await transaction().em.findOne(Resource, { id });
    if (!found) throw new ResourceNotFound();
    return found;
  }

  add(resource: Resource): void {
    transaction().em.persist(resource);
  }

  remove(resource: Resource): void {
    transaction().em.remove(resource);
  }
}
