import type { DistrictRecords } from '#domain/roster/import/district-records';
import type { ImportScope } from '#domain/roster/import/import-staging';
import type { RosterFile } from '#domain/roster/oneroster/file-spec';
import { transaction } from '#platform/persistence/transaction';
import { schoolWide, workSchoolWide } from './school-wide.js';

/** Orgs that are not a school, roles in them, courses and people without a school. $1 import, $2 district. */
const remember = schoolWide(`
  with schools as (
    select source_id from roster.school_imports where import_id = $1
  ), of_the_district as (
    select r.file, r.source_id, r.data from roster.import_rows r
    where r.import_id = $1 and r.state = 'good' and not r.ends
      and (r.file = 'orgs.csv' and r.source_id not in (select source_id from schools)
        or r.file in ('roles.csv', 'courses.csv') and r.org_source_id not in (select source_id from schools)
        or r.file = 'academicSessions.csv')
  ), people as (
    select u.file, u.source_id, u.data from roster.import_rows u
    where u.import_id = $1 and u.file = 'users.csv' and u.state = 'good' and not u.ends
      and u.source_id in (select data ->> 'userSourcedId' from of_the_district where file = 'roles.csv')
  )
  insert into roster.source_records (district_id, file, source_id, data)
  select $2::uuid, file, source_id, data from of_the_district
  union all select $2, file, source_id, data from people
  on conflict on constraint source_records_once do update set data = excluded.data, ended = false
    where source_records.data <> excluded.data or source_records.ended`);

/** $3: the files that are replaced as a whole. */
const forget = schoolWide(`
  update roster.source_records k set ended = true
  where k.district_id = $2 and k.school_id is null and not k.ended
    and case when exists (
        select from roster.import_rows r where r.import_id = $1 and r.file = k.file and r.source_id = k.source_id)
      then exists (select from roster.import_rows r
        where r.import_id = $1 and r.file = k.file and r.source_id = k.source_id and r.state = 'good' and r.ends)
      else k.file = any ($3::text[]) end`);

export class PostgresDistrictRecords implements DistrictRecords {
  async remember({ importId, districtId }: ImportScope, replaced: readonly RosterFile[]): Promise<void> {
    const open = transaction();
    await open.flush();
    await workSchoolWide(open);
    await open.query(remember, [importId, districtId]);
    await open.query(forget, [importId, districtId, replaced]);
  }
}
