import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { AUDIT_ACTIONS, type AuditAction } from '#platform/persistence/audit-log';
import { PageQuery } from '#platform/http/page';
import { IsInstantOrDate } from '#platform/http/rules';
import { AuditEntryView } from '../queries/list-audit-entries.query.js';

export class AuditFilter extends PageQuery {
  /** Changes by this person. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  /** Changes of this thing. */
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  /** Changes of things of this kind, e.g. `Section`. */
  @IsOptional()
  @Matches(/^[A-Z][A-Za-z]{1,60}$/)
  subjectType?: string;

  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  /** Not before this instant. */
  @IsOptional()
  @IsInstantOrDate()
  from?: string;

  /** Before this instant. */
  @IsOptional()
  @IsInstantOrDate()
  to?: string;
}

export class AuditPage {
  items!: AuditEntryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
