import { Injectable } from '@nestjs/common';
import type { NewSchool, SchoolDirectory } from '#domain/roster/import/school-directory';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { IdentityApi } from '../../identity/identity.api.js';

const district = prepared(
  'select district_id as "districtId" from identity_api.schools_v1 where school_id = $1',
);
const timeZone = prepared('select time_zone as "timeZone" from identity_api.schools_v1 where school_id = $1');

/** The schools as the identity context keeps them. */
@Injectable()
export class IdentitySchoolDirectory implements SchoolDirectory {
  constructor(private readonly identity: IdentityApi) {}

  findBySource(districtId: string, sourceId: string): Promise<string | null> {
    return this.identity.schoolBySource(districtId, sourceId, transaction().actor);
  }

  async open({ schoolId, timeZone: zone, ...school }: NewSchool): Promise<void> {
    await this.identity.openSchool({ id: schoolId, ...school, timeZone: zone ?? 'UTC', locale: 'en' });
    // What follows refers to the school's row.
    await transaction().flush();
  }

  async rename(schoolId: string, name: string): Promise<void> {
    await this.identity.redescribeSchool({ schoolId, changes: { name } });
  }

  async districtOf(schoolId: string): Promise<string> {
    const [school] = await transaction().query<{ districtId: string }>(district, [schoolId]);
    return school!.districtId;
  }

  async timeZone(schoolId: string): Promise<string> {
    const [school] = await transaction().query<{ timeZone: string }>(timeZone, [schoolId]);
    return school!.timeZone;
  }
}
