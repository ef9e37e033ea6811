import { NoSchoolRecord } from '#domain/learning/enrolment/enrolment.errors';
import type { Learners } from '#domain/learning/enrolment/learners';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const self = prepared(`
  select p.roster_person_id as id from roster_api.people_v1 p
  where p.school_id = platform.current_school() and p.person_id = platform.current_person() and p.status = 'active'`);

const among = prepared(`
  select p.roster_person_id as id from roster_api.people_v1 p
  where p.roster_person_id = any ($1::uuid[]) and p.status = 'active'`);

export class SqlLearners implements Learners {
  async self(): Promise<string> {
    const [row] = await transaction().query<{ id: string }>(self);
    if (!row) throw new NoSchoolRecord();
    return row.id;
  }

  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await transaction().query<{ id: string }>(among, [ids]);
    return new Set(rows.map(({ id }) => id));
  }
}
