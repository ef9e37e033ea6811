import type { Provider } from '@nestjs/common';
import { AccountTraces } from '#domain/identity/erasure/account-traces';
import { AdministratorDirectory } from '#domain/identity/administrator-directory';
import { ApiKeyRepository } from '#domain/identity/api-key.repository';
import { AuditChain } from '#domain/identity/audit-chain';
import { CredentialRepository } from '#domain/identity/credential.repository';
import { DistrictRepository } from '#domain/identity/district.repository';
import { Housekeeping } from '#domain/identity/housekeeping';
import { InvitationDirectory } from '#domain/identity/invitation-directory';
import { InvitationRepository } from '#domain/identity/invitation.repository';
import { MailedLinkRepository } from '#domain/identity/mailed-link.repository';
import { MembershipRepository } from '#domain/identity/membership.repository';
import { PersonRepository } from '#domain/identity/person.repository';
import { ProfileRepository } from '#domain/identity/profile.repository';
import { SchoolRepository } from '#domain/identity/school.repository';
import { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import { SessionRepository } from '#domain/identity/session.repository';
import { SignInDirectory } from '#domain/identity/sign-in-directory';
import { MikroApiKeyRepository } from './mikro-api-key.repository.js';
import { MikroCredentialRepository } from './mikro-credential.repository.js';
import { MikroDistrictRepository } from './mikro-district.repository.js';
import { MikroInvitationRepository } from './mikro-invitation.repository.js';
import { MikroMailedLinkRepository } from './mikro-mailed-link.repository.js';
import { MikroMembershipRepository } from './mikro-membership.repository.js';
import { MikroPersonRepository } from './mikro-person.repository.js';
import { MikroProfileRepository } from './mikro-profile.repository.js';
import { MikroSchoolRepository } from './mikro-school.repository.js';
import { MikroSecondFactorRepository } from './mikro-second-factor.repository.js';
import { MikroSessionRepository } from './mikro-session.repository.js';
import { PostgresAdministratorDirectory } from './postgres-administrator-directory.js';
import { PostgresAuditChain } from './postgres-audit-chain.js';
import { PostgresHousekeeping } from './postgres-housekeeping.js';
import { PostgresInvitationDirectory } from './postgres-invitation-directory.js';
import { PostgresSignInDirectory } from './postgres-sign-in-directory.js';
import { SqlAccountTraces } from './sql-account-traces.js';
import { SqlMemberTraces } from './sql-member-traces.js';

/** Each port of the domain that keeps or finds something, and what stands behind it. */
export const identityPersistence: Provider[] = [
  { provide: PersonRepository, useClass: MikroPersonRepository },
  { provide: ProfileRepository, useClass: MikroProfileRepository },
  { provide: CredentialRepository, useClass: MikroCredentialRepository },
  { provide: SecondFactorRepository, useClass: MikroSecondFactorRepository },
  { provide: MailedLinkRepository, useClass: MikroMailedLinkRepository },
  { provide: SessionRepository, useClass: MikroSessionRepository },
  { provide: SignInDirectory, useClass: PostgresSignInDirectory },
  { provide: DistrictRepository, useClass: MikroDistrictRepository },
  { provide: SchoolRepository, useClass: MikroSchoolRepository },
  { provide: MembershipRepository, useClass: MikroMembershipRepository },
  { provide: InvitationRepository, useClass: MikroInvitationRepository },
  { provide: InvitationDirectory, useClass: PostgresInvitationDirectory },
  { provide: AdministratorDirectory, useClass: PostgresAdministratorDirectory },
  { provide: AuditChain, useClass: PostgresAuditChain },
  { provide: Housekeeping, useClass: PostgresHousekeeping },
  { provide: ApiKeyRepository, useClass: MikroApiKeyRepository },
  { provide: AccountTraces, useClass: SqlAccountTraces },
  SqlMemberTraces,
];
