import { Injectable } from '@nestjs/common';
import { ErasurePart, type PersonToErase } from '#domain/kernel/erasure';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const forget = prepared('select identity.forget_member($1::uuid, $2::text[])');

/**
 * What a school keeps here of somebody whom it erases: memberships and invitations, which go with the person's name or not
 * at all, because invitations are found by the address that is gone afterwards.
 */
@Injectable()
export class SqlMemberTraces extends ErasurePart {
  override async forget({ rosterPersonId, addresses }: PersonToErase): Promise<void> {
    transaction().send(forget, [rosterPersonId, addresses]);
  }
}
