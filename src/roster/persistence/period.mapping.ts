import { Period } from '#domain/roster/period';
import {
  PeriodInUse,
  PeriodNameTaken,
  PeriodNotFound,
  PeriodTimesInvalid,
} from '#domain/roster/period.errors';
import { constraintMeans, missingOr } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Period, {
  table: 'roster.periods',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    name: p.string(),
    startsAt: p.string(),
    endsAt: p.string(),
    version: p.integer().version(),
  }),
});

constraintMeans('periods_name_once', () => new PeriodNameTaken());
constraintMeans('periods_times', () => new PeriodTimesInvalid());
constraintMeans('meetings_school_id_period_id_fkey', missingOr(PeriodNotFound, PeriodInUse));
