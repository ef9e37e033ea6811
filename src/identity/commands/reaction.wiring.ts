import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AdministratorDirectory } from '#domain/identity/administrator-directory';
import { AuditChain } from '#domain/identity/audit-chain';
import { Housekeeping } from '#domain/identity/housekeeping';
import { InvitationRepository } from '#domain/identity/invitation.repository';
import { LinkTokens } from '#domain/identity/link-tokens';
import { PersonRepository } from '#domain/identity/person.repository';
import { ProfileRepository } from '#domain/identity/profile.repository';
import { SchoolRepository } from '#domain/identity/school.repository';
import { SessionRepository } from '#domain/identity/session.repository';
import { CloseAuditChainUseCase } from '#domain/identity/use-cases/close-audit-chain.use-case';
import { CreateProfileUseCase } from '#domain/identity/use-cases/create-profile.use-case';
import { KeepHouseUseCase } from '#domain/identity/use-cases/keep-house.use-case';
import { NoteSignInUseCase } from '#domain/identity/use-cases/note-sign-in.use-case';
import { TellAdministratorsUseCase } from '#domain/identity/use-cases/tell-administrators.use-case';
import { TellInviterUseCase } from '#domain/identity/use-cases/tell-inviter.use-case';
import { TellOfNewDeviceUseCase } from '#domain/identity/use-cases/tell-of-new-device.use-case';
import { WriteInvitationUseCase } from '#domain/identity/use-cases/write-invitation.use-case';
import { WriteToPersonUseCase } from '#domain/identity/use-cases/write-to-person.use-case';
import { useCase } from '#platform/wiring/use-case';
import { CloseAuditChainHandler } from './close-audit-chain.command.js';
import { CreateProfileHandler } from './create-profile.command.js';
import { KeepHouseHandler } from './keep-house.command.js';
import { NoteSignInHandler } from './note-sign-in.command.js';
import { TellAdministratorsHandler } from './tell-administrators.command.js';
import { TellInviterHandler } from './tell-inviter.command.js';
import { TellOfNewDeviceHandler } from './tell-of-new-device.command.js';
import { WriteInvitationHandler } from './write-invitation.command.js';
import { WriteToPersonHandler } from './write-to-person.command.js';

/** What follows from what happened, or from the hour: mails, notes, housekeeping. */
export const reactionCommands: Provider[] = [
  CloseAuditChainHandler,
  useCase(CloseAuditChainUseCase, { auditChain: AuditChain }),
  KeepHouseHandler,
  useCase(KeepHouseUseCase, { housekeeping: Housekeeping }),
  CreateProfileHandler,
  useCase(CreateProfileUseCase, { people: PersonRepository, profiles: ProfileRepository }),
  NoteSignInHandler,
  useCase(NoteSignInUseCase, { people: PersonRepository, profiles: ProfileRepository }),
  WriteToPersonHandler,
  useCase(WriteToPersonUseCase, { people: PersonRepository, linkTokens: LinkTokens }),
  TellOfNewDeviceHandler,
  useCase(TellOfNewDeviceUseCase, {
    people: PersonRepository,
    profiles: ProfileRepository,
    sessions: SessionRepository,
  }),
  WriteInvitationHandler,
  useCase(WriteInvitationUseCase, {
    invitations: InvitationRepository,
    schools: SchoolRepository,
    linkTokens: LinkTokens,
    clock: Clock,
  }),
  TellInviterHandler,
  useCase(TellInviterUseCase, {
    invitations: InvitationRepository,
    people: PersonRepository,
    schools: SchoolRepository,
  }),
  TellAdministratorsHandler,
  useCase(TellAdministratorsUseCase, { people: PersonRepository, administrators: AdministratorDirectory }),
];
