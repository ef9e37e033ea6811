import { systemActor } from '#domain/kernel/actor';
import type { ApiKeyRepository } from '#domain/identity/api-key.repository';
import type { CredentialRepository } from '#domain/identity/credential.repository';
import type { DistrictRepository } from '#domain/identity/district.repository';
import type { InvitationRepository } from '#domain/identity/invitation.repository';
import type { MailedLinkRepository } from '#domain/identity/mailed-link.repository';
import type { MembershipRepository } from '#domain/identity/membership.repository';
import type { PersonRepository } from '#domain/identity/person.repository';
import type { ProfileRepository } from '#domain/identity/profile.repository';
import type { SchoolRepository } from '#domain/identity/school.repository';
import type { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import type { SessionRepository } from '#domain/identity/session.repository';
import type { SignInDirectory } from '#domain/identity/sign-in-directory';
import { identityWorld } from '#domain/identity/testing/identity-world';
import { MikroApiKeyRepository } from '../../../src/identity/persistence/mikro-api-key.repository.js';
import { MikroCredentialRepository } from '../../../src/identity/persistence/mikro-credential.repository.js';
import { MikroDistrictRepository } from '../../../src/identity/persistence/mikro-district.repository.js';
import { MikroInvitationRepository } from '../../../src/identity/persistence/mikro-invitation.repository.js';
import { MikroMailedLinkRepository } from '../../../src/identity/persistence/mikro-mailed-link.repository.js';
import { MikroMembershipRepository } from '../../../src/identity/persistence/mikro-membership.repository.js';
import { MikroPersonRepository } from '../../../src/identity/persistence/mikro-person.repository.js';
import { MikroProfileRepository } from '../../../src/identity/persistence/mikro-profile.repository.js';
import { MikroSchoolRepository } from '../../../src/identity/persistence/mikro-school.repository.js';
import { MikroSecondFactorRepository } from '../../../src/identity/persistence/mikro-second-factor.repository.js';
import { MikroSessionRepository } from '../../../src/identity/persistence/mikro-session.repository.js';
import { PostgresSignInDirectory } from '../../../src/identity/persistence/postgres-sign-in-directory.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** Where and as whom a piece of work is done. */
export interface As {
  readonly personId?: string;
  readonly schoolId?: string;
}

/** The ports of the context that keep something, and what stands behind them: memory, or PostgreSQL. */
export interface World {
  readonly people: PersonRepository;
  readonly profiles: ProfileRepository;
  readonly credentials: CredentialRepository;
  readonly sessions: SessionRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly mailedLinks: MailedLinkRepository;
  readonly districts: DistrictRepository;
  readonly schools: SchoolRepository;
  readonly memberships: MembershipRepository;
  readonly invitations: InvitationRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly directory: SignInDirectory;
  /** A transaction of its own: what it leaves is there for the next one. */
  run<T>(as: As, work: () => Promise<T>): Promise<T>;
  /** A leader of the platform, for what only leaders may write. */
  leader(): Promise<string>;
  close(): Promise<void>;
}

export async function inMemory(): Promise<World> {
  const world = identityWorld();
  return {
    ...world,
    run: (_, work) => work(),
    leader: async () => 'leader',
    close: async () => undefined,
  };
}

export async function onPostgres(): Promise<World> {
  const kit = await PersistenceKit.start();
  const { unitOfWork, reader } = kit.replica();
  return {
    people: new MikroPersonRepository(),
    profiles: new MikroProfileRepository(),
    credentials: new MikroCredentialRepository(),
    sessions: new MikroSessionRepository(),
    secondFactors: new MikroSecondFactorRepository(),
    mailedLinks: new MikroMailedLinkRepository(),
    districts: new MikroDistrictRepository(),
    schools: new MikroSchoolRepository(),
    memberships: new MikroMembershipRepository(),
    invitations: new MikroInvitationRepository(),
    apiKeys: new MikroApiKeyRepository(),
    directory: new PostgresSignInDirectory(reader),
    run: ({ schoolId = null, personId = null }, work) =>
      unitOfWork.run(systemActor(schoolId, personId), work),
    leader: async () => {
      const [row] = await kit.rows<{ id: string }>(`
        with p as (insert into identity.persons (id, email, display_name)
          values (gen_random_uuid(), gen_random_uuid() || '@example.org', 'Leader') returning id)
        insert into identity.memberships (id, person_id, role, valid_from)
        select gen_random_uuid(), id, 'platform-admin', '2020-01-01' from p returning person_id as id`);
      return row!.id;
    },
    close: () => kit.stop(),
  };
}
