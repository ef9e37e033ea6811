import { SchoolEvent } from '#domain/academy/events/event';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import { Occurrence } from '#domain/academy/events/occurrence';
import type { HeldOccurrence, OccurrenceRepository } from '#domain/academy/events/occurrence.repository';
import { Quota } from '#domain/academy/events/quota';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './event.mapping.js';

const lock = prepared(`
  select o.event_id as "eventId" from academy.occurrences o
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  where o.id = $1::uuid and (not $2::boolean or platform.current_person() = any (e.organisers))
  for share of e for no key update of o`);

/** Nobody takes or frees a seat meanwhile. */
const lockQuotas = prepared(
  `select from academy.quotas where occurrence_id = $1::uuid order by id for no key update`,
);

export class MikroOccurrenceRepository implements OccurrenceRepository {
  async hold(id: string, ownOnly: boolean): Promise<HeldOccurrence> {
    const [locked] = await transaction().query<{ eventId: string }>(lock, [id, ownOnly]);
    if (!locked) throw new OccurrenceNotFound();
    await transaction().query(lockQuotas, [id]);
    const { em } = transaction();
    const event = await em.findOneOrFail(SchoolEvent, { id: locked.eventId });
    const occurrence = await em.findOneOrFail(Occurrence, { id });
    const quotas = await em.find(Quota, { occurrenceId: id }, { orderBy: { id: 'asc' } });
    return { event, occurrence, quotas };
  }

  add(occurrence: Occurrence, quotas: readonly Quota[]): void {
    transaction().em.persist([occurrence, ...quotas]);
  }
}
