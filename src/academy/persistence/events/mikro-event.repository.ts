import { SchoolEvent } from '#domain/academy/events/event';
import { EventNotFound } from '#domain/academy/events/event.errors';
import type { EventRepository } from '#domain/academy/events/event.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './event.mapping.js';

const lock = prepared(`
  select from academy.events e
  where e.id = $1::uuid and (not $2::boolean or platform.current_person() = any (e.organisers)) for no key update`);

const zone = prepared(`
  select s.time_zone as "timeZone" from identity_api.schools_v1 s where s.school_id = platform.current_school()`);

export class MikroEventRepository implements EventRepository {
  async hold(id: string, ownOnly: boolean): Promise<SchoolEvent> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new EventNotFound();
    return transaction().em.findOneOrFail(SchoolEvent, { id });
  }

  add(event: SchoolEvent): void {
    transaction().em.persist(event);
  }

  async timeZone(): Promise<string> {
    const [school] = await transaction().query<{ timeZone: string }>(zone);
    return school!.timeZone;
  }
}
