import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import type { OldExports } from '#domain/roster/erasure/erasure-ports';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { transaction } from '#platform/persistence/transaction';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { FileStore } from '#platform/storage/file-store';
import { exportKey } from '../export/stored-export-store.js';

const old = prepared(`
  select id as "exportId", district_id as "districtId", school_id as "schoolId", unfinished as "underWay"
  from roster.old_exports()`);

const forget = prepared('select roster.forget_exports($1::uuid[])');

interface OldExport {
  readonly exportId: string;
  readonly districtId: string;
  readonly schoolId: string | null;
  readonly underWay: boolean;
}

/** Packages of the school and of its whole district. Files first: what is known of them leads to them. */
@Injectable()
export class StoredOldExports implements OldExports {
  constructor(
    private readonly reader: TenantReader,
    private readonly unitOfWork: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async remove(actor: Actor): Promise<void> {
    const found = await this.reader.rows<OldExport>(actor, old);
    const made = found.filter(({ underWay }) => !underWay);
    for (const one of made) await this.files.delete(exportKey(one));
    const ids = made.map(({ exportId }) => exportId);
    if (ids.length > 0) await this.unitOfWork.run(actor, async () => transaction().send(forget, [ids]));
    if (found.length > made.length) throw new Error('An export is being made: it ends first.');
  }
}
