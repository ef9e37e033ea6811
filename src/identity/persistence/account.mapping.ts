import { EmailTaken } from '#domain/identity/account.errors';
import { AccountIsErased } from '#domain/identity/erasure/account-erasure.errors';
import { Credential } from '#domain/identity/credential';
import { MailedLink } from '#domain/identity/mailed-link';
import { Person } from '#domain/identity/person';
import { Profile } from '#domain/identity/profile';
import { SecondFactor } from '#domain/identity/second-factor';
import { Session } from '#domain/identity/session';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Person, {
  table: 'identity.persons',
  fields: (p) => ({
    id: p.uuid().primary(),
    email: p.string(),
    displayName: p.string(),
    locale: p.string(),
    timeZone: p.string(),
    emailVerifiedAt: p.datetime().nullable(),
    profileChangedAt: p.datetime().nullable(),
    status: p.string(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  }),
  audit: { forgets: (person: Person) => person.isErased() },
});
constraintMeans('persons_email_once', () => new EmailTaken());
constraintMeans('persons_stay_erased', () => new AccountIsErased());

mapClass(Profile, {
  table: 'identity.profiles',
  fields: (p) => ({
    id: p.uuid().primary().fieldName('person_id'),
    about: p.text().nullable(),
    pronouns: p.text().nullable(),
    newDeviceNotice: p.boolean(),
    lastSignedInAt: p.datetime().nullable(),
  }),
});

mapClass(Credential, {
  table: 'identity.credentials',
  fields: (p) => ({
    id: p.uuid().primary().fieldName('person_id'),
    passwordHash: p.text(),
    changedAt: p.datetime(),
  }),
  audit: { secret: ['passwordHash'] },
});

mapClass(Session, {
  table: 'identity.sessions',
  fields: (p) => ({
    id: p.uuid().primary(),
    personId: p.uuid(),
    familyHash: p.text(),
    currentHash: p.text(),
    previousHash: p.text().nullable(),
    nonce: p.text().nullable(),
    rotatedAt: p.datetime().nullable(),
    deviceLabel: p.text(),
    address: p.text(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    revokedReason: p.string().nullable(),
  }),
  // The row is its own record: when and from where, how long, why it ended. A refresh every ten minutes is no change.
  audit: 'none',
});

mapClass(MailedLink, {
  table: 'identity.mailed_links',
  fields: (p) => ({
    id: p.uuid().primary(),
    personId: p.uuid(),
    purpose: p.string(),
    tokenHash: p.text(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  }),
  audit: { secret: ['tokenHash'] },
});

mapClass(SecondFactor, {
  table: 'identity.second_factors',
  fields: (p) => ({
    id: p.uuid().primary().fieldName('person_id'),
    sealedSecret: p.text(),
    enabledAt: p.datetime().nullable(),
    lastStep: p.integer(),
    recoveryHashes: p.array(),
  }),
  audit: { secret: ['sealedSecret', 'recoveryHashes'] as never[] },
});

/** Nothing is added to an account that was erased a moment ago. */
constraintMeans('profiles_of_standing_accounts', () => new AccountIsErased());
constraintMeans('credentials_of_standing_accounts', () => new AccountIsErased());
constraintMeans('sessions_of_standing_accounts', () => new AccountIsErased());
constraintMeans('mailed_links_of_standing_accounts', () => new AccountIsErased());
constraintMeans('second_factors_of_standing_accounts', () => new AccountIsErased());
