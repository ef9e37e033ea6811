import { PageQuery } from '#platform/http/page';
import { IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { AccountEntryView } from '../queries/account-entry.view.js';
import type { MonthsAsked } from '../queries/get-cash-flow.query.js';
import type { AccountEntryFilter } from '../queries/list-account-entries.query.js';

export class AccountEntryListQuery extends PageQuery implements AccountEntryFilter {
  /** First day. */
  @MayBeLeftOut()
  @IsLocalDate()
  from?: string;

  /** Last day. */
  @MayBeLeftOut()
  @IsLocalDate()
  to?: string;

  /** A part of payee or note, in any case. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;
}

export class AccountEntryPage {
  items!: AccountEntryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class BalancesOnDayQuery {
  /** Left out: today, in the ledger's zone. */
  @MayBeLeftOut()
  @IsLocalDate()
  on?: string;
}

export class CashFlowQuery implements MonthsAsked {
  /** First day. */
  @IsLocalDate()
  from!: string;

  /** Last day. */
  @IsLocalDate()
  to!: string;
}
