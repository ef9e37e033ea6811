import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { prepared } from '#platform/persistence/statement';
import type { TenantReader } from '#platform/persistence/tenant-reader';
import { librarySightOf, resourceSeenWith } from './sight.js';

const seen = prepared(`select from academy.resources r where r.id = $1::uuid and ${resourceSeenWith('$2')}`);

/** A list of what belongs to a resource: where there is nothing in it, the resource may not be there. @throws ResourceNotFound */
export async function ofSeen<Item>(
  page: Page<Item>,
  resourceId: string,
  reader: TenantReader,
  actor: Actor,
): Promise<Page<Item>> {
  if (page.items.length > 0) return page;
  const found = await reader.rows(actor, seen, [resourceId, librarySightOf(actor)]);
  if (found.length === 0) throw new ResourceNotFound();
  return page;
}
