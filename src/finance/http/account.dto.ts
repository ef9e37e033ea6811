import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ACCOUNT_KINDS, type AccountKind } from '#domain/finance/accounts/account.words';
import { IsLine, IsLocalDate } from '#platform/http/rules';
import { IsAmount, IsCurrencyCode } from './amounts.js';

export class OpeningBalanceDto {
  /** Minor units of the account's currency; negative for what is owed. */
  @IsAmount()
  amount!: string;

  @IsLocalDate()
  date!: string;
}

export class OpenAccountDto {
  /** Income and expense are categories. */
  @IsIn(ACCOUNT_KINDS)
  kind!: AccountKind;

  @IsLine(100)
  name!: string;

  /** The only one that it takes, of ISO 4217; left out: any. An asset or a liability has one. */
  @IsOptional()
  @IsCurrencyCode()
  currency: string | null = null;

  /** The account of the same kind that it lies in. */
  @IsOptional()
  @IsUUID()
  parentId: string | null = null;

  /** What is in it already. */
  @IsOptional()
  @ValidateNested()
  @Type(() => OpeningBalanceDto)
  opening: OpeningBalanceDto | null = null;
}

export class RenameAccountDto {
  @IsLine(100)
  name!: string;
}
