import type { Colleagues } from '#domain/learning/colleagues';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const among = prepared(`
  select distinct m.person_id as id from identity_api.members_v1 m
  where m.school_id = platform.current_school() and m.person_id = any ($1::uuid[])
    and m.role in ('school-admin', 'office', 'teacher')
    and learning.today() between m.valid_from and coalesce(m.valid_to, 'infinity')`);

export class SqlColleagues implements Colleagues {
  async among(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await transaction().query<{ id: string }>(among, [personIds]);
    return new Set(rows.map(({ id }) => id));
  }
}
