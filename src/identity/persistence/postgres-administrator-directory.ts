import { Inject, Injectable } from '@nestjs/common';
import { anonymous } from '#domain/kernel/actor';
import type { Administrator, AdministratorDirectory } from '#domain/identity/administrator-directory';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

const all = prepared(`
  select person_id as "personId", email, display_name as "displayName", locale, time_zone as "timeZone"
  from identity.administrators() order by person_id`);

/** Over the allow-listed function of the migration. */
@Injectable()
export class PostgresAdministratorDirectory implements AdministratorDirectory {
  constructor(@Inject(TenantReader) private readonly reader: TenantReader) {}

  findAll(): Promise<Administrator[]> {
    return this.reader.rows<Administrator>(anonymous, all);
  }
}
