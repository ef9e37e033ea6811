import { EntryNotFound, VersionNotFound } from '#domain/academy/content/content.errors';
import type { ContentRepository, HeldVersion } from '#domain/academy/content/content.repository';
import { Entry } from '#domain/academy/content/entry';
import { EntryVersion, type Place } from '#domain/academy/content/entry-version';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './content.mapping.js';

/** $2: whether only what the actor began is within reach. */
const isAuthor = `(not $2::boolean or e.created_by = platform.current_person())`;

const lockEntry = prepared(`
  select e.id from academy.entries e where e.id = $1::uuid and ${isAuthor} for no key update`);

const lockEntryOf = prepared(`
  select e.id from academy.entries e
  where e.id = (select v.entry_id from academy.versions v where v.id = $1::uuid) and ${isAuthor} for no key update`);

const appearance = prepared(`
  select min(v.appeared_at) as "appearedAt" from academy.versions v where v.entry_id = $1 and v.locale = $2`);

const count = prepared(`select count(*)::int as count from academy.versions v where v.entry_id = $1`);

export class MikroContentRepository implements ContentRepository {
  async holdEntry(id: string, ownOnly: boolean): Promise<Entry> {
    const held = await transaction().query(lockEntry, [id, ownOnly]);
    if (held.length === 0) throw new EntryNotFound();
    return transaction().em.findOneOrFail(Entry, { id });
  }

  async holdVersion(id: string, ownOnly: boolean): Promise<HeldVersion> {
    const [held] = await transaction().query<{ id: string }>(lockEntryOf, [id, ownOnly]);
    if (!held) throw new VersionNotFound();
    const { em } = transaction();
    const entry = await em.findOneOrFail(Entry, { id: held.id });
    return { entry, version: await em.findOneOrFail(EntryVersion, { id }) };
  }

  async versionOf(entryId: string, versionId: string): Promise<EntryVersion> {
    const found = await transaction().em.findOne(EntryVersion, { id: versionId, entryId });
    if (!found) throw new VersionNotFound();
    return found;
  }

  publishedOf(entryId: string, locale: string): Promise<EntryVersion | null> {
    return transaction().em.findOne(EntryVersion, { entryId, locale, state: 'published' });
  }

  async placeOf({ entry, version }: HeldVersion): Promise<Place> {
    const { locale } = version;
    const [found] = await transaction().query<Pick<Place, 'appearedAt'>>(appearance, [entry.id, locale]);
    return {
      entry,
      before: await this.publishedOf(entry.id, locale),
      appearedAt: found?.appearedAt ?? null,
    };
  }

  async countVersions(entryId: string): Promise<number> {
    const [found] = await transaction().query<{ count: number }>(count, [entryId]);
    return found!.count;
  }

  addEntry(entry: Entry): void {
    transaction().em.persist(entry);
  }

  addVersion(version: EntryVersion): void {
    transaction().em.persist(version);
  }
}
