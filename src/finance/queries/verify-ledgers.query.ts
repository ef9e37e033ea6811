import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
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
  private readonly patient: LongTransactions;

  constructor(
    private readonly reader: TenantReader,
    @Inject(Database) database: Database,
  ) {
    this.patient = new LongTransactions(database);
  }

  /** @throws LedgerNotFound */
  async execute({ ledgerId, actor }: VerifyLedgersQuery): Promise<LedgerSoundnessView> {
    const found = ledgerId === null ? await this.ofAll(actor) : await this.ofOne(ledgerId, actor);
    return { sound: found.length === 0, faults: found };
  }

  /** Takes its time. */
  private ofAll(actor: Actor): Promise<LedgerFaultView[]> {
    return this.patient.run(actor, (read) => read<LedgerFaultView>(faults, [null]));
  }

  private ofOne(ledgerId: string, actor: Actor): Promise<LedgerFaultView[]> {
    return this.reader.read(actor, async (read) => {
      if ((await read(seen, [ledgerId])).length === 0) throw new LedgerNotFound();
      return read<LedgerFaultView>(faults, [ledgerId]);
    });
  }
}
