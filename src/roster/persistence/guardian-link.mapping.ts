import { GuardianLink } from '#domain/roster/guardian-link';
import { GuardianLinkExists, OwnGuardian } from '#domain/roster/guardian-link.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(GuardianLink, {
  table: 'roster.guardian_links',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    guardianId: p.uuid(),
    studentId: p.uuid(),
    relation: p.string(),
    version: p.integer().version(),
  }),
});

constraintMeans('guardian_links_once', () => new GuardianLinkExists());
constraintMeans('guardian_links_other', () => new OwnGuardian());
