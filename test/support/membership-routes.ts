import { invitation, type Sample } from './school-fixtures.js';
import { somebody } from './two-schools.js';

/** The samples of the routes of who belongs to a school, and who is asked to. */
export const MEMBERSHIP_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /schools/{schoolId}/invitations': {},
  'POST /schools/{schoolId}/invitations': { body: invitation },
  'DELETE /schools/{schoolId}/invitations/{invitationId}': { ids: (some) => some.anInvitation() },
  'GET /schools/{schoolId}/memberships': {},
  'POST /schools/{schoolId}/memberships': {
    body: async (_, { app, school }) => ({
      personId: (await somebody(app, 'guardian', { schoolId: school.id })).id,
      role: 'office',
      from: '2026-09-01',
    }),
  },
  'PATCH /schools/{schoolId}/memberships/{membershipId}': {
    ids: (some) => some.aMembership(),
    body: () => ({ to: '2026-12-31' }),
  },
};
