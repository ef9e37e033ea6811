import { Period } from '#domain/roster/period';
import { PeriodInUse, PeriodNameTaken, PeriodTimesInvalid } from '#domain/roster/period.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
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
removalMeans('meetings_school_id_period_id_fkey', () => new PeriodInUse());
