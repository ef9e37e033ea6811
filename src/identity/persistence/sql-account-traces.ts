import type { LedPlace } from '#domain/identity/erasure/account-erasure.errors';
import type { AccountErasure, AccountTraces } from '#domain/identity/erasure/account-traces';
import { ErasedAccount, type FormerRole } from '#domain/identity/erasure/erased-account';
import { noteChange } from '#platform/persistence/audit';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const takeTurn = prepared(`select pg_advisory_xact_lock(hashtextextended('identity.account-erasure', 0))`);

const ledAlone = prepared(`
  select role, school_id as "schoolId", district_id as "districtId", name from identity.places_led_alone($1::uuid)`);

const forget = prepared(`
  select membership_id as "membershipId", role, school_id as "schoolId", district_id as "districtId",
    valid_from::text as "from", valid_to::text as "to", ended
  from identity.forget_account($1::uuid)`);

const note = prepared(`
  insert into identity.account_erasures (id, person_id, reason, erased_at, erased_by) values ($1, $2, $3, $4, $5)`);

/** Over the allow-listed functions of the migration. */
export class SqlAccountTraces implements AccountTraces {
  async takeTurn(): Promise<void> {
    await transaction().query(takeTurn);
  }

  placesLedAlone(personId: string): Promise<LedPlace[]> {
    return transaction().query<LedPlace>(ledAlone, [personId]);
  }

  async forget({ id, personId, reason, erasedAt, erasedBy }: AccountErasure): Promise<void> {
    const open = transaction();
    const roles = await open.query<FormerRole>(forget, [personId]);
    open.track(ErasedAccount.of(personId, roles));
    open.send(note, [id, personId, reason, erasedAt, erasedBy]);
    noteChange({
      action: 'create',
      subject_type: 'AccountErasure',
      subject_id: id,
      before: null,
      after: { personId, reason },
    });
  }
}
