import { RosterPerson } from '#domain/roster/roster-person';
import { SignInLinkedElsewhere } from '#domain/roster/roster-person.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(RosterPerson, {
  table: 'roster.people',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    roles: p.array(),
    givenName: p.string(),
    familyName: p.string(),
    middleName: p.string().nullable(),
    preferredName: p.string().nullable(),
    username: p.string().nullable(),
    identifier: p.string().nullable(),
    email: p.string().nullable(),
    phone: p.string().nullable(),
    locale: p.string().nullable(),
    grades: p.array(),
    status: p.string(),
    personId: p.uuid().nullable(),
    version: p.integer().version(),
  }),
  audit: { forgets: (person: RosterPerson) => person.isErased() },
});

constraintMeans('people_sign_in_once', () => new SignInLinkedElsewhere());
