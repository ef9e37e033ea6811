import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import {
  MOST_POSTINGS,
  TRANSACTION_STATES,
  type TransactionState,
} from '#domain/finance/journal/transaction.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsLine, IsLocalDate, IsText, MayBeLeftOut } from '#platform/http/rules';
import { TRANSACTION_SORTS, type TransactionFilter } from '../queries/list-transactions.query.js';
import { TransactionView } from '../queries/transaction.view.js';
import { IsAmount, IsCurrencyCode, IsPositiveAmount } from './amounts.js';

export class TransactionListQuery extends PageQuery implements TransactionFilter {
  /** By `date`, backwards with a minus; of one day as they were recorded. */
  @IsIn(TRANSACTION_SORTS)
  sort: TransactionFilter['sort'] = '-date';

  @MayBeLeftOut()
  @IsIn(TRANSACTION_STATES)
  state?: TransactionState;

  /** That a posting names: an account, or a category. */
  @MayBeLeftOut()
  @IsUUID()
  accountId?: string;

  /** First day. */
  @MayBeLeftOut()
  @IsLocalDate()
  from?: string;

  /** Last day. */
  @MayBeLeftOut()
  @IsLocalDate()
  to?: string;

  /** The whole name, in any case. */
  @MayBeLeftOut()
  @IsLine(200)
  payee?: string;

  @MayBeLeftOut()
  @IsLine(50)
  tag?: string;

  /** A part of payee or note, in any case. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;

  /** Minor units that a posting has at least, whichever way it goes. */
  @MayBeLeftOut()
  @IsPositiveAmount()
  least?: string;

  /** Minor units that a posting has at most, whichever way it goes. */
  @MayBeLeftOut()
  @IsPositiveAmount()
  most?: string;
}

/** What is said of every transaction. */
export class TransactionDetailsDto {
  @IsLocalDate()
  date!: string;

  @IsOptional()
  @IsLine(200)
  payee: string | null = null;

  @IsOptional()
  @IsText(2000)
  note: string | null = null;

  @AreLines(20, 50)
  tags: string[] = [];

  /** `true`: only noted, to be posted or discarded later. */
  @IsBoolean()
  pending: boolean = false;
}

export class PriceDto {
  /** Minor units. */
  @IsPositiveAmount()
  amount!: string;

  @IsCurrencyCode()
  currency!: string;
}

export class PostingDto {
  @IsUUID()
  accountId!: string;

  /** Minor units: positive where it comes to the account, negative where it goes from there. */
  @IsAmount()
  amount!: string;

  /** ISO 4217. */
  @IsCurrencyCode()
  currency!: string;

  /** What it was worth in all in another currency. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PriceDto)
  price: PriceDto | null = null;
}

export class RecordTransactionDto extends TransactionDetailsDto {
  /** They come to zero in each currency. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(MOST_POSTINGS)
  @ValidateNested({ each: true })
  @Type(() => PostingDto)
  postings!: PostingDto[];
}

/** Either an amount, or a weight by which what the amounts leave is split. */
export class EntryPartDto {
  /** The category: an account of income or expense. */
  @IsUUID()
  accountId!: string;

  /** Minor units. */
  @IsOptional()
  @IsPositiveAmount()
  amount: string | null = null;

  /** Of what is left, `1` and `2` are a third and two thirds. */
  @IsOptional()
  @IsPositiveAmount()
  weight: string | null = null;
}

export class RecordEntryDto extends TransactionDetailsDto {
  /** What was paid from or into: an asset or a liability. */
  @IsUUID()
  accountId!: string;

  /** Minor units of the account's currency. */
  @IsPositiveAmount()
  amount!: string;

  /** What it was for; together it is the amount, to the last unit. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_POSTINGS - 1)
  @ValidateNested({ each: true })
  @Type(() => EntryPartDto)
  parts!: EntryPartDto[];
}

export class RecordTransferDto extends TransactionDetailsDto {
  @IsUUID()
  fromAccountId!: string;

  @IsUUID()
  toAccountId!: string;

  /** Minor units of the currency of the account that it goes from. */
  @IsPositiveAmount()
  amount!: string;

  /** Minor units that arrive, where they are of another currency. */
  @IsOptional()
  @IsPositiveAmount()
  received: string | null = null;
}

export class ReverseTransactionDto {
  /** Of the reversal; left out: the day of what is taken back. */
  @IsOptional()
  @IsLocalDate()
  date: string | null = null;
}

export class TransactionPage {
  items!: TransactionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

/** What took a transaction back, and what is right instead. */
export class CorrectionView {
  reversal!: TransactionView;
  replacement!: TransactionView;
}
