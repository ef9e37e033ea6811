import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ALERT_STATES, type AlertState } from '#domain/attendance/alerts/alert.words';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { AlertView } from '../../queries/alerts/alert.view.js';
import { ALERT_SORTS, type AlertFilter } from '../../queries/alerts/list-alerts.query.js';

export class AlertListQuery extends PageQuery implements AlertFilter {
  /** By `id` (as they opened), backwards with a minus. */
  @IsIn(ALERT_SORTS)
  sort: AlertFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsIn(ALERT_STATES)
  state?: AlertState;

  /** Only those that are closed, or only those that are not. */
  @IsOptional()
  @IsFlag()
  closed?: boolean;

  @MayBeLeftOut()
  @IsUUID()
  ruleId?: string;

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;
}

export class AcknowledgeAlertDto {
  /** What is done about it. */
  @IsOptional()
  @IsText(2_000)
  note: string | null = null;
}

export class CloseAlertDto {
  @IsLine(200)
  reason!: string;
}

export class AlertPage {
  items!: AlertView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
