import { Term } from '#domain/roster/term';
import { TermDatesInvalid, TermInUse } from '#domain/roster/term.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Term, {
  table: 'roster.terms',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    academicYearId: p.uuid(),
    title: p.string(),
    startsOn: p.date(),
    endsOn: p.date(),
    version: p.integer().version(),
  }),
});

constraintMeans('terms_dates', () => new TermDatesInvalid());
removalMeans('section_terms_school_id_term_id_fkey', () => new TermInUse());
