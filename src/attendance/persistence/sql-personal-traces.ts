import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { ErasurePart, type ErasureObstacle, type PersonToErase } from '#domain/kernel/erasure';
import type { ForgottenPerson } from '#domain/attendance/erasure/forgotten-person';
import type { ForgottenAccount, PersonalTraces } from '#domain/attendance/erasure/personal-traces';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { transaction } from '#platform/persistence/transaction';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { FileStore } from '#platform/storage/file-store';
import { interchangeKey } from './exchange/zipped-interchange-store.js';

const unlocked = prepared('select attendance.unlocked_registers_of($1::uuid) as count');
const forgetAccount = prepared('select attendance.forget_account($1::uuid, $2::uuid)');
const forget = prepared('select attendance.forget_person($1::uuid, $2::uuid)');
const old = prepared('select id as "exportId", unfinished as "underWay" from attendance.old_exports()');
const forgetExports = prepared('select attendance.forget_exports($1::uuid[])');

@Injectable()
export class SqlPersonalTraces implements PersonalTraces {
  constructor(
    private readonly reader: TenantReader,
    private readonly unitOfWork: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async forgetAccount({ personId, rosterPersonId }: ForgottenAccount): Promise<void> {
    await transaction().query(forgetAccount, [personId, rosterPersonId]);
  }

  async forget(whom: ForgottenPerson): Promise<void> {
    transaction().track(whom);
    await transaction().query(forget, [whom.rosterPersonId, whom.personId]);
  }

  async removeOldExports(actor: Actor): Promise<void> {
    const found = await this.reader.rows<{ exportId: string; underWay: boolean }>(actor, old);
    const made = found.filter(({ underWay }) => !underWay);
    for (const { exportId } of made)
      await this.files.delete(interchangeKey({ schoolId: actor.schoolId!, exportId }));
    const ids = made.map(({ exportId }) => exportId);
    if (ids.length > 0)
      await this.unitOfWork.run(actor, async () => transaction().send(forgetExports, [ids]));
    if (found.length > made.length) throw new Error('An export is being made: it ends first.');
  }
}

/** Nobody is erased from a register on which somebody is at work still: whose name is gone cannot be marked. */
@Injectable()
export class UnlockedRegisters extends ErasurePart {
  override async obstacles({ rosterPersonId }: PersonToErase): Promise<ErasureObstacle[]> {
    const [found] = await transaction().query<{ count: number }>(unlocked, [rosterPersonId]);
    return found!.count > 0 ? [{ is: 'registers_not_locked', count: found!.count }] : [];
  }
}
