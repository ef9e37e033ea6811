import { newId } from '#domain/kernel/id';
import { mailsOf } from '../../support/mails.js';
import { counted, type CrashOperation } from './operation.js';

/** Invites somebody, who gets one mail: an event, a job, a file outside of the database. */
export const inviting: CrashOperation = {
  name: 'invitation',
  clients: 4,
  wishes: (school) => () => {
    const label = `${newId()}@example.org`;
    const path = `/schools/${school.id}/invitations`;
    return { label, path, token: school.adminToken, body: { email: label, role: 'teacher' } };
  },
  stored: counted(`select email as label, count(*)::int as n from identity.invitations group by 1`),
  effects: async ({ data }) => {
    const mails = await mailsOf({ data });
    return new Map(
      [...Map.groupBy(mails, ({ to }) => to)].map(([address, those]) => [address, those.length]),
    );
  },
};
