import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsLine } from '#platform/http/rules';
import { AccountErasureView } from '../queries/list-account-erasures.query.js';

export class EraseOwnAccountDto {
  @IsString()
  @MaxLength(1000)
  password!: string;

  /** Six digits from the authenticator app, or a recovery code, where the account asks for one. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  secondFactorCode?: string;
}

export class EraseAccountDto {
  /** Why, e.g. the number of the request. It is kept for good, so it names nobody. */
  @IsLine(500)
  reason!: string;
}

export class AccountErasurePage {
  items!: AccountErasureView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
