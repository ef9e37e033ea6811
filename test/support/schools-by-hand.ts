import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import type { NewSchool, SchoolDirectory } from '#domain/roster/import/school-directory';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

export interface TestDistrict {
  readonly id: string;
  /** Who administers it. */
  readonly personId: string;
}

export async function newDistrict(admin: pg.Client): Promise<TestDistrict> {
  const [id, personId] = [newId(), newId()];
  await admin.query('insert into identity.districts (id, name) values ($1, $2)', [id, 'Test District']);
  await admin.query('insert into identity.persons (id, email, display_name) values ($1, $2, $3)', [
    personId,
    `${personId}@example.org`,
    'District Administrator',
  ]);
  await admin.query(
    `insert into identity.memberships (id, person_id, role, district_id) values ($1, $2, 'district-admin', $3)`,
    [newId(), personId, id],
  );
  return { id, personId };
}

/** Schools as the identity context would keep them, without that context. */
export class SchoolsByHand implements SchoolDirectory {
  async findBySource(districtId: string, sourceId: string): Promise<string | null> {
    const find = prepared('select id from identity.schools where district_id = $1 and source_id = $2');
    const [school] = await transaction().query<{ id: string }>(find, [districtId, sourceId]);
    return school?.id ?? null;
  }

  async open({ schoolId, districtId, sourceId, name, timeZone }: NewSchool): Promise<void> {
    const add = prepared(
      'insert into identity.schools (id, district_id, source_id, name, time_zone) values ($1, $2, $3, $4, $5)',
    );
    await transaction().query(add, [schoolId, districtId, sourceId, name, timeZone ?? 'UTC']);
  }

  async rename(schoolId: string, name: string): Promise<void> {
    await transaction().query(prepared('update identity.schools set name = $2 where id = $1'), [
      schoolId,
      name,
    ]);
  }

  async districtOf(schoolId: string): Promise<string> {
    const district = prepared('select district_id from identity.schools where id = $1');
    const [school] = await transaction().query<{ district_id: string }>(district, [schoolId]);
    return school!.district_id;
  }

  async timeZone(schoolId: string): Promise<string> {
    const zone = prepared('select time_zone from identity.schools where id = $1');
    const [school] = await transaction().query<{ time_zone: string }>(zone, [schoolId]);
    return school!.time_zone;
  }
}
