import { IsEmail, IsIn, MaxLength } from 'class-validator';
import { SHARE_ACCESSES, type ShareAccess } from '#domain/finance/ledger/ledger.words';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsZone, MayBeLeftOut } from '#platform/http/rules';
import { LEDGER_SORTS, type LedgerFilter } from '../queries/list-ledgers.query.js';
import { LedgerView } from '../queries/ledger.view.js';
import { IsCurrencyCode } from './amounts.js';

export class LedgerListQuery extends PageQuery implements LedgerFilter {
  /** By `title` or `id` (as they were begun), backwards with a minus. */
  @IsIn(LEDGER_SORTS)
  sort: LedgerFilter['sort'] = 'title';
}

export class BeginLedgerDto {
  @IsLine(100)
  title!: string;

  /** ISO 4217. */
  @IsCurrencyCode()
  baseCurrency!: string;

  /** IANA. */
  @IsZone()
  timeZone!: string;
}

/** What is left out stays as it is. */
export class ChangeLedgerDto {
  @MayBeLeftOut()
  @IsLine(100)
  title?: string;

  /** ISO 4217. */
  @MayBeLeftOut()
  @IsCurrencyCode()
  baseCurrency?: string;

  /** IANA. */
  @MayBeLeftOut()
  @IsZone()
  timeZone?: string;
}

export class ShareLedgerDto {
  /** Of whoever is to see it, who finds the invitation in their own account. */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsIn(SHARE_ACCESSES)
  access!: ShareAccess;
}

export class LedgerPage {
  items!: LedgerView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
