import { Injectable } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import type { ExportScope, RosterRows } from '#domain/roster/export/export-ports';
import type { ExportedRow } from '#domain/roster/export/package-assembly';
import type { RosterFile } from '#domain/roster/oneroster/file-spec';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import * as membership from './membership-rows.sql.js';
import * as structure from './structure-rows.sql.js';

const schoolsOfDistrict = prepared(`
  select school_id as "schoolId" from identity_api.schools_v1 where district_id = $1 and status = 'active' order by 1`);

const STATEMENTS: Readonly<Record<RosterFile, Statement>> = {
  'orgs.csv': structure.orgs,
  'academicSessions.csv': structure.academicSessions,
  'courses.csv': structure.courses,
  'classes.csv': structure.classes,
  'users.csv': membership.users,
  'roles.csv': membership.roles,
  'enrollments.csv': membership.enrollments,
};

/** Files whose statements know the end dates. */
const DATED: readonly RosterFile[] = ['academicSessions.csv', 'enrollments.csv'];

/** Reads each school as its own tenant, with the rights of who asked. */
@Injectable()
export class SqlRosterRows implements RosterRows {
  constructor(private readonly reader: TenantReader) {}

  async schools({ districtId, schoolId, requestedBy }: ExportScope): Promise<string[]> {
    if (schoolId) return [schoolId];
    const actor = systemActor(null, requestedBy);
    const rows = await this.reader.rows<{ schoolId: string }>(actor, schoolsOfDistrict, [districtId]);
    return rows.map((row) => row.schoolId);
  }

  async rowsOf(scope: ExportScope, schoolId: string, file: RosterFile): Promise<ExportedRow[]> {
    const actor = systemActor(schoolId, scope.requestedBy);
    const values = DATED.includes(file) ? [schoolId, scope.endDates === 'day-after' ? 1 : 0] : [schoolId];
    const rows = await this.reader.rows<ExportedRow & { row?: ExportedRow }>(actor, STATEMENTS[file], values);
    return rows.map(({ row, ...columns }) => row ?? columns);
  }
}
