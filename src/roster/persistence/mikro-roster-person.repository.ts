import { RosterPerson } from '#domain/roster/roster-person';
import { RosterPersonNotFound } from '#domain/roster/roster-person.errors';
import type { RosterPersonRepository } from '#domain/roster/roster-person.repository';
import type { RosterRole } from '#domain/roster/roster-person.words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { held, holdRow } from './hold.js';
import './roster-person.mapping.js';

const hold = holdRow('roster.people');

const holdOf = prepared(`
  select id from roster.people where school_id = platform.current_school() and person_id = $1::uuid for no key update`);

const rolesInUse = prepared(`
  select 'student' as role from roster.enrolments e
  where e.student_id = $1 and e.state in ('pre-enrolled', 'active', 'suspended')
  union
  select 'staff' from roster.teaching_assignments a
  where a.teacher_id = $1 and a.ends_on is null
  union
  select unnest(case when l.student_id = $1 then array['student'] else array['guardian'] end)
  from roster.guardian_links l where $1 in (l.student_id, l.guardian_id)`);

export class MikroRosterPersonRepository implements RosterPersonRepository {
  async hold(id: string): Promise<RosterPerson> {
    const person = await held(hold, id, () => transaction().em.findOne(RosterPerson, { id }));
    if (!person) throw new RosterPersonNotFound();
    return person;
  }

  async holdOf(personId: string): Promise<RosterPerson | null> {
    const [record] = await transaction().query<{ id: string }>(holdOf, [personId]);
    return record ? transaction().em.findOne(RosterPerson, { id: record.id }) : null;
  }

  async rolesInUse(id: string): Promise<ReadonlySet<RosterRole>> {
    const rows = await transaction().query<{ role: RosterRole }>(rolesInUse, [id]);
    return new Set(rows.map(({ role }) => role));
  }

  add(person: RosterPerson): void {
    transaction().em.persist(person);
  }
}
