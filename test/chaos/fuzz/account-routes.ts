import { generate } from 'otplib';
import { newId } from '#domain/kernel/id';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { mailedToken } from '../../support/mailed-token.js';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import { givePassword, PASSWORD, somebody, type TestPerson } from '../../support/two-schools.js';
import type { OtherWorld, Sample } from './other-request.js';

const NEW_PASSWORD = 'marble engine fifty rain';
const address = () => `${newId()}@example.org`;

/** Somebody whom a request may ruin. */
async function mortal({ app }: OtherWorld): Promise<TestPerson> {
  const person = await somebody(app, null, {});
  await givePassword(app, person);
  return person;
}

async function tokens(world: OtherWorld, person: TestPerson) {
  const body = { email: person.email, password: PASSWORD };
  return (await world.app.call<{ refreshToken: string }>('POST', '/sessions', { body })).body;
}

async function link(world: OtherWorld, purpose: 'verify_email' | 'reset_password', path: string) {
  const person = await mortal(world);
  if (purpose === 'verify_email')
    await world.app.admin.query('update identity.persons set email_verified_at = null where id = $1', [
      person.id,
    ]);
  await world.app.call('POST', path, { body: { email: person.email } });
  return mailedToken(world.app, purpose, person.email);
}

async function invitationToken({ app, schools }: OtherWorld): Promise<string> {
  const { invitationId } = await new SchoolFixtures(app, schools.hill).anInvitation();
  return new KeyedTokens(app.secrets, 'mailed-links').tokenFor('invitation', invitationId!);
}

async function enrolled(world: OtherWorld) {
  const { token } = await mortal(world);
  const body = { password: PASSWORD };
  const { secret } = (await world.app.call<{ secret: string }>('POST', '/me/second-factor', { token, body }))
    .body;
  const code = (steps: number) => generate({ secret, epoch: Date.now() / 1000 + steps * 30 });
  return { token, code };
}

const account: Readonly<Record<string, Sample>> = {
  'POST /accounts': () => ({
    path: '/accounts',
    body: { email: address(), displayName: 'Ada Byron', password: NEW_PASSWORD },
  }),
  'POST /email-verifications': () => ({ path: '/email-verifications', body: { email: address() } }),
  'POST /email-verifications/confirm': async (world) => ({
    path: '/email-verifications/confirm',
    body: { token: await link(world, 'verify_email', '/email-verifications'), password: PASSWORD },
  }),
  'POST /password-resets': () => ({ path: '/password-resets', body: { email: address() } }),
  'POST /password-resets/confirm': async (world) => ({
    path: '/password-resets/confirm',
    body: { token: await link(world, 'reset_password', '/password-resets'), password: NEW_PASSWORD },
  }),
  'POST /invitations/accept': async (world) => ({
    path: '/invitations/accept',
    body: { token: await invitationToken(world) },
    token: (await mortal(world)).token,
  }),
  'POST /invitations/join': async (world) => ({
    path: '/invitations/join',
    body: { token: await invitationToken(world), displayName: 'New Teacher', password: NEW_PASSWORD },
  }),
  'POST /invitations/read': async (world) => ({
    path: '/invitations/read',
    body: { token: await invitationToken(world) },
  }),
};

const mine: Readonly<Record<string, Sample>> = {
  'GET /me': async (world) => ({ path: '/me', token: (await mortal(world)).token }),
  'PATCH /me': async (world) => ({
    path: '/me',
    token: (await mortal(world)).token,
    body: { about: 'Counts' },
  }),
  'GET /me/memberships': async (world) => ({ path: '/me/memberships', token: (await mortal(world)).token }),
  'POST /me/erasure': async (world) => ({
    path: '/me/erasure',
    token: (await mortal(world)).token,
    body: { password: PASSWORD },
  }),
  'POST /accounts/{personId}/erasure': async (world) => ({
    path: `/accounts/${(await mortal(world)).id}/erasure`,
    token: world.schools.platformAdmin.token,
    body: { reason: 'Request 17 of 2026' },
  }),
  'GET /account-erasures': async ({ schools }) => ({
    path: '/account-erasures',
    token: schools.platformAdmin.token,
  }),
  'PUT /me/password': async (world) => ({
    path: '/me/password',
    token: (await mortal(world)).token,
    body: { password: PASSWORD, newPassword: NEW_PASSWORD },
  }),
  'POST /me/second-factor': async (world) => ({
    path: '/me/second-factor',
    token: (await mortal(world)).token,
    body: { password: PASSWORD },
  }),
  'POST /me/second-factor/confirm': async (world) => {
    const { token, code } = await enrolled(world);
    return { path: '/me/second-factor/confirm', token, body: { code: await code(0) } };
  },
  'POST /me/second-factor/disable': async (world) => {
    const { token, code } = await enrolled(world);
    await world.app.call('POST', '/me/second-factor/confirm', { token, body: { code: await code(-1) } });
    return { path: '/me/second-factor/disable', token, body: { password: PASSWORD, code: await code(0) } };
  },
  'POST /sessions': async (world) => {
    const { email } = await mortal(world);
    return { path: '/sessions', body: { email, password: PASSWORD } };
  },
  'GET /sessions': async (world) => ({ path: '/sessions', token: (await mortal(world)).token }),
  'DELETE /sessions': async (world) => ({ path: '/sessions', token: (await mortal(world)).token }),
  'DELETE /sessions/current': async (world) => ({
    path: '/sessions/current',
    token: (await mortal(world)).token,
  }),
  'POST /sessions/refresh': async (world) => {
    const { refreshToken } = await tokens(world, await mortal(world));
    return { path: '/sessions/refresh', body: { refreshToken } };
  },
  'DELETE /sessions/{sessionId}': async (world) => {
    const person = await mortal(world);
    await tokens(world, person);
    const listed = await world.app.call<{ items: { id: string }[] }>('GET', '/sessions', {
      token: person.token,
    });
    return { path: `/sessions/${listed.body.items[0]!.id}`, token: person.token };
  },
};

/** Of people and their accounts. */
export const ACCOUNT_SAMPLES: Readonly<Record<string, Sample>> = { ...account, ...mine };
