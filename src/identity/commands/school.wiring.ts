import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { ApiKeyRepository } from '#domain/identity/api-key.repository';
import { CredentialRepository } from '#domain/identity/credential.repository';
import { DistrictRepository } from '#domain/identity/district.repository';
import { InvitationDirectory } from '#domain/identity/invitation-directory';
import { InvitationRepository } from '#domain/identity/invitation.repository';
import { LinkTokens } from '#domain/identity/link-tokens';
import { MembershipRepository } from '#domain/identity/membership.repository';
import { PersonRepository } from '#domain/identity/person.repository';
import { SchoolRepository } from '#domain/identity/school.repository';
import { AcceptInvitationUseCase } from '#domain/identity/use-cases/accept-invitation.use-case';
import { AppointDistrictAdminUseCase } from '#domain/identity/use-cases/appoint-district-admin.use-case';
import { ChangeSchoolUseCase } from '#domain/identity/use-cases/change-school.use-case';
import { CreateApiKeyUseCase } from '#domain/identity/use-cases/create-api-key.use-case';
import { CreateDistrictUseCase } from '#domain/identity/use-cases/create-district.use-case';
import { CreateSchoolUseCase } from '#domain/identity/use-cases/create-school.use-case';
import { EndMembershipUseCase } from '#domain/identity/use-cases/end-membership.use-case';
import { GrantMembershipUseCase } from '#domain/identity/use-cases/grant-membership.use-case';
import { InviteUseCase } from '#domain/identity/use-cases/invite.use-case';
import { JoinByInvitationUseCase } from '#domain/identity/use-cases/join-by-invitation.use-case';
import { OpenInvitationUseCase } from '#domain/identity/use-cases/open-invitation.use-case';
import { RevokeApiKeyUseCase } from '#domain/identity/use-cases/revoke-api-key.use-case';
import { RotateApiKeyUseCase } from '#domain/identity/use-cases/rotate-api-key.use-case';
import { WithdrawInvitationUseCase } from '#domain/identity/use-cases/withdraw-invitation.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AcceptInvitationHandler } from './accept-invitation.command.js';
import { AppointDistrictAdminHandler } from './appoint-district-admin.command.js';
import { ChangeSchoolHandler } from './change-school.command.js';
import { CreateApiKeyHandler } from './create-api-key.command.js';
import { CreateDistrictHandler } from './create-district.command.js';
import { CreateSchoolHandler } from './create-school.command.js';
import { EndMembershipHandler } from './end-membership.command.js';
import { GrantMembershipHandler } from './grant-membership.command.js';
import { EncloseInvitationHandler } from './enclose-invitation.command.js';
import { InviteHandler } from './invite.command.js';
import { JoinByInvitationHandler } from './join-by-invitation.command.js';
import { OpenSchoolHandler } from './open-school.command.js';
import { RedescribeSchoolHandler } from './redescribe-school.command.js';
import { RevokeApiKeyHandler } from './revoke-api-key.command.js';
import { RotateApiKeyHandler } from './rotate-api-key.command.js';
import { WithdrawInvitationHandler } from './withdraw-invitation.command.js';

/** Districts, schools, and who and what belongs to them. */
export const schoolCommands: Provider[] = [
  CreateDistrictHandler,
  useCase(CreateDistrictUseCase, { districts: DistrictRepository, clock: Clock }),
  CreateSchoolHandler,
  OpenSchoolHandler,
  useCase(CreateSchoolUseCase, { districts: DistrictRepository, schools: SchoolRepository, clock: Clock }),
  ChangeSchoolHandler,
  RedescribeSchoolHandler,
  useCase(ChangeSchoolUseCase, { schools: SchoolRepository }),
  GrantMembershipHandler,
  useCase(GrantMembershipUseCase, { people: PersonRepository, memberships: MembershipRepository }),
  AppointDistrictAdminHandler,
  useCase(AppointDistrictAdminUseCase, { people: PersonRepository, memberships: MembershipRepository }),
  EndMembershipHandler,
  useCase(EndMembershipUseCase, { memberships: MembershipRepository }),
  EncloseInvitationHandler,
  InviteHandler,
  useCase(InviteUseCase, { invitations: InvitationRepository, linkTokens: LinkTokens, clock: Clock }),
  WithdrawInvitationHandler,
  useCase(WithdrawInvitationUseCase, { invitations: InvitationRepository, clock: Clock }),
  useCase(OpenInvitationUseCase, { directory: InvitationDirectory }),
  AcceptInvitationHandler,
  useCase(AcceptInvitationUseCase, {
    invitations: InvitationRepository,
    memberships: MembershipRepository,
    schools: SchoolRepository,
    clock: Clock,
  }),
  JoinByInvitationHandler,
  useCase(JoinByInvitationUseCase, {
    invitations: InvitationRepository,
    people: PersonRepository,
    credentials: CredentialRepository,
    accept: AcceptInvitationUseCase,
    clock: Clock,
  }),
  CreateApiKeyHandler,
  useCase(CreateApiKeyUseCase, { apiKeys: ApiKeyRepository, clock: Clock }),
  RotateApiKeyHandler,
  useCase(RotateApiKeyUseCase, { apiKeys: ApiKeyRepository }),
  RevokeApiKeyHandler,
  useCase(RevokeApiKeyUseCase, { apiKeys: ApiKeyRepository, clock: Clock }),
];
