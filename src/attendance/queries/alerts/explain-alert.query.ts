import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { counts } from '#domain/attendance/alerts/alert-condition';
import { AlertNotFound } from '#domain/attendance/alerts/alert.errors';
import type { AlertDay, AlertMeasure } from '#domain/attendance/alerts/alert.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { aboutMine, AlertEvidenceView } from './alert.view.js';

/** A school day that counts. */
export class AlertDayView {
  /** @format date */
  date!: string;
  /** Possible sessions of the day; halves where a code counts half. */
  sessions!: number;
  attended!: number;
  late!: number;
  minutesLate!: number;
}

/** Why there is an alert (A11). */
export class AlertExplanationView {
  /** What is divided by what, in words. */
  definition!: string;
  /** As it was when the alert opened. */
  opened!: AlertEvidenceView;
  /** The same days as they are now: amendments change them. */
  now!: AlertEvidenceView;
  /** The days of `now`, each with what it adds to its sums. */
  days!: AlertDayView[];
}

const DEFINITIONS: Readonly<Record<AlertMeasure, string>> = {
  rate: 'Sessions attended of possible sessions, in per cent, in the days from `from` to `to`.',
  consecutive_absence: 'School days in a row, up to `to`, without a session attended.',
  lateness: 'Times late, in the possible sessions of the days from `from` to `to`.',
  lateness_minutes: 'Minutes late in all, in the possible sessions of the days from `from` to `to`.',
};

export class ExplainAlertQuery extends Query<AlertExplanationView> {
  constructor(
    readonly alertId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const explanation = prepared(`
  select a.evidence, (
    select coalesce(json_agg(json_build_object('date', d.date, 'possible', d.possible, 'attended', d.attended,
      'late', d.late, 'minutesLate', d.minutes_late) order by d.date), '[]')
    from attendance.daily_summaries d
    where d.school_id = a.school_id and d.student_id = a.student_id and d.possible > 0
      and d.date between (a.evidence->>'from')::date and (a.evidence->>'to')::date) as days
  from attendance.alerts a
  where a.id = $1::uuid and (not $2::boolean or ${aboutMine})`);

@QueryHandler(ExplainAlertQuery)
export class ExplainAlertHandler implements IQueryHandler<ExplainAlertQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AlertNotFound */
  async execute({ alertId, actor }: ExplainAlertQuery): Promise<AlertExplanationView> {
    type Row = { evidence: AlertEvidenceView; days: AlertDay[] };
    const ownOnly = actor.reach('attendance.alert.read') === 'own';
    const [found] = await this.reader.rows<Row>(actor, explanation, [alertId, ownOnly]);
    if (!found) throw new AlertNotFound();
    const { evidence: opened, days } = found;
    const { from, to } = opened;
    return {
      definition: DEFINITIONS[opened.measure],
      opened,
      now: { ...counts(opened, days), from, to },
      days: days.map(({ date, possible, attended, late, minutesLate }) => ({
        date,
        sessions: possible / 2,
        attended: attended / 2,
        late,
        minutesLate,
      })),
    };
  }
}
