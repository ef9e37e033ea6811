import type { Members } from '#domain/academy/events/members';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

// Today by the school's clocks (K3).
const members = `
  select distinct m.person_id as id from identity_api.members_v1 m
  join identity_api.schools_v1 s on s.school_id = m.school_id
  where m.school_id = platform.current_school() and m.person_id = any ($1::uuid[])
    and (now() at time zone s.time_zone)::date between m.valid_from and coalesce(m.valid_to, 'infinity')`;

const among = prepared(members);
const staffAmong = prepared(`${members} and m.role in ('school-admin', 'office', 'teacher')`);

export class SqlMembers implements Members {
  async among(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await transaction().query<{ id: string }>(among, [personIds]);
    return new Set(rows.map(({ id }) => id));
  }

  async staffAmong(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await transaction().query<{ id: string }>(staffAmong, [personIds]);
    return new Set(rows.map(({ id }) => id));
  }
}
