import { Register } from '#domain/attendance/register';
import {
  NotOnTheRegister,
  ReasonRequired,
  RegisterIncomplete,
  RegisterNotAmendable,
  RegisterNotOpen,
} from '#domain/attendance/register.errors';
import { RecordsArchived } from '#domain/attendance/retention/retention.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Register, {
  table: 'attendance.registers',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    date: p.date(),
    sectionId: p.uuid(),
    periodId: p.uuid(),
    title: p.string(),
    periodName: p.string(),
    timeZone: p.string(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    state: p.string(),
    stateReason: p.string().nullable(),
    openedAt: p.datetime().nullable(),
    openedBy: p.uuid().nullable(),
    submittedAt: p.datetime().nullable(),
    submittedBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

// Each is checked before; these speak for requests that come at the same moment.
constraintMeans('registers_kept', () => new RecordsArchived());
constraintMeans('registers_complete', () => new RegisterIncomplete([]));
constraintMeans('marks_on_open_registers', () => new RegisterNotOpen('no longer open'));
constraintMeans('marks_need_an_entry', () => new NotOnTheRegister([]));
constraintMeans('marks_amended_with_reason', () => new ReasonRequired([]));
constraintMeans('registers_transitions', () => new RegisterNotAmendable('in another state by now'));
