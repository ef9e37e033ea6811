import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isSeen } from './seen-ledgers.js';

export const SOUNDNESS_RULES = ['transaction_balances', 'transaction_whole', 'balance_is_sum'] as const;
type SoundnessRule = (typeof SOUNDNESS_RULES)[number];

/** Something in a ledger that does not hold. */
export class LedgerFaultView {
  /** @format uuid */
  ledgerId!: string;
  /** The transaction, or the account whose balance it is. @format uuid */
  subjectId!: string;
  rule!: SoundnessRule;
}

/** Whether every transaction comes to zero (D1) and every balance is the sum of its postings (D4). */
export class LedgerSoundnessView {
  sound!: boolean;
  faults!: LedgerFaultView[];
}

/** Of one ledger that the actor sees, or for operators, of all: ids alone. */
export class VerifyLedgersQuery extends Query<LedgerSoundnessView> {
  constructor(
    readonly ledgerId: string | null,
    readonly actor: Actor,
  ) {
    super();
  }
}

const seen = prepared(`select from finance.ledgers l where l.id = $1::uuid and ${isSeen('l.id')}`);
const faults = prepared(`
  select u.ledger_id as "ledgerId", u.subject_id as "subjectId", u.rule from finance.unsound($1::uuid) u limit 1000`);

@QueryHandler(VerifyLedgersQuery)
export class VerifyLedgersHandler implements IQueryHandler<VerifyLedgersQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound */
  execute({ ledgerId, actor }: VerifyLedgersQuery): Promise<LedgerSoundnessView> {
    return this.reader.read(actor, async (read) => {
      if (ledgerId !== null && (await read(seen, [ledgerId])).length === 0) throw new LedgerNotFound();
      const found = await read<LedgerFaultView>(faults, [ledgerId]);
      return { sound: found.length === 0, faults: found };
    });
  }
}
