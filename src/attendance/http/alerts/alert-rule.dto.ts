import { ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  ALERT_AUDIENCES,
  ALERT_MEASURES,
  type AlertAudience,
  type AlertMeasure,
  type AlertRuleDetails,
} from '#domain/attendance/alerts/alert.words';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsLine, MayBeLeftOut } from '#platform/http/rules';
import { AlertRuleView } from '../../queries/alerts/alert-rule.view.js';
import { ALERT_RULE_SORTS, type AlertRuleFilter } from '../../queries/alerts/list-alert-rules.query.js';

export class AlertRuleListQuery extends PageQuery implements AlertRuleFilter {
  /** By `title` or `id` (as they were made), backwards with a minus. */
  @IsIn(ALERT_RULE_SORTS)
  sort: AlertRuleFilter['sort'] = 'title';

  @IsOptional()
  @IsFlag()
  active?: boolean;

  @MayBeLeftOut()
  @IsIn(ALERT_MEASURES)
  measure?: AlertMeasure;
}

export class CreateAlertRuleDto implements AlertRuleDetails {
  @IsLine(80)
  title!: string;

  /**
   * `rate`: attended of possible sessions. `consecutive_absence`: school days in a row without a session attended.
   * `lateness`, `lateness_minutes`: times late, minutes late in all.
   */
  @IsIn(ALERT_MEASURES)
  measure!: AlertMeasure;

  /** Per cent under which a rate is; days, times or minutes from which on. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  threshold!: number;

  /** Days up to the school's today that are counted; needed but for days in a row. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(400)
  windowDays: number | null = null;

  /** Of a rate, and needed there: with fewer possible sessions the rule does not apply. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_000)
  minSessions: number | null = null;

  /** A grade as the roster has it; left out: the whole school. */
  @IsOptional()
  @IsLine(20)
  yearGroup: string | null = null;

  /** Whether an alert is closed when the rule ceases to apply. */
  @IsBoolean()
  closesItself: boolean = true;

  /** Who is mailed when one opens; `teacher`: whoever teaches the student that day. */
  @IsArray()
  @ArrayUnique()
  @IsIn(ALERT_AUDIENCES, { each: true })
  tells: AlertAudience[] = ['office'];

  @IsBoolean()
  active: boolean = true;
}

/** What is left out stays as it is; alerts that are there keep what they were opened by. */
export class ChangeAlertRuleDto implements Partial<AlertRuleDetails> {
  @MayBeLeftOut()
  @IsLine(80)
  title?: string;

  @MayBeLeftOut()
  @IsIn(ALERT_MEASURES)
  measure?: AlertMeasure;

  /** Per cent under which a rate is; days, times or minutes from which on. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(10_000)
  threshold?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(400)
  windowDays?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_000)
  minSessions?: number | null;

  @IsOptional()
  @IsLine(20)
  yearGroup?: string | null;

  @MayBeLeftOut()
  @IsBoolean()
  closesItself?: boolean;

  @MayBeLeftOut()
  @IsArray()
  @ArrayUnique()
  @IsIn(ALERT_AUDIENCES, { each: true })
  tells?: AlertAudience[];

  /** False: it applies to nobody any more. */
  @MayBeLeftOut()
  @IsBoolean()
  active?: boolean;
}

export class AlertRulePage {
  items!: AlertRuleView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
