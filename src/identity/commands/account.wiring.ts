import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { CommonPasswords } from '#domain/identity/common-passwords';
import { CredentialRepository } from '#domain/identity/credential.repository';
import { LinkTokens } from '#domain/identity/link-tokens';
import { MailedLinkRepository } from '#domain/identity/mailed-link.repository';
import { MailedLinks } from '#domain/identity/mailed-links';
import { PasswordHasher } from '#domain/identity/password-hasher';
import { PersonRepository } from '#domain/identity/person.repository';
import { ProfileRepository } from '#domain/identity/profile.repository';
import { SessionRepository } from '#domain/identity/session.repository';
import { SignInDirectory } from '#domain/identity/sign-in-directory';
import { StrangerRequests } from '#domain/identity/stranger-requests';
import { AdmitStrangerUseCase } from '#domain/identity/use-cases/admit-stranger.use-case';
import { AnswerStrangerUseCase } from '#domain/identity/use-cases/answer-stranger.use-case';
import { ChangePasswordUseCase } from '#domain/identity/use-cases/change-password.use-case';
import { ChoosePasswordUseCase } from '#domain/identity/use-cases/choose-password.use-case';
import { ConfirmPasswordUseCase } from '#domain/identity/use-cases/confirm-password.use-case';
import { CreateUserUseCase } from '#domain/identity/use-cases/create-user.use-case';
import { FindAccountUseCase } from '#domain/identity/use-cases/find-account.use-case';
import { LeaveRequestUseCase } from '#domain/identity/use-cases/leave-request.use-case';
import { OpenLinkUseCase } from '#domain/identity/use-cases/open-link.use-case';
import { ReinstatePersonUseCase } from '#domain/identity/use-cases/reinstate-person.use-case';
import { RequestEmailVerificationUseCase } from '#domain/identity/use-cases/request-email-verification.use-case';
import { RequestPasswordResetUseCase } from '#domain/identity/use-cases/request-password-reset.use-case';
import { ResetPasswordUseCase } from '#domain/identity/use-cases/reset-password.use-case';
import { SignUpUseCase } from '#domain/identity/use-cases/sign-up.use-case';
import { SuspendPersonUseCase } from '#domain/identity/use-cases/suspend-person.use-case';
import { UpdateProfileUseCase } from '#domain/identity/use-cases/update-profile.use-case';
import { VerifyEmailUseCase } from '#domain/identity/use-cases/verify-email.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AnswerStrangerHandler } from './answer-stranger.command.js';
import { ChangePasswordHandler } from './change-password.command.js';
import { CreateUserHandler } from './create-user.command.js';
import { ReinstatePersonHandler } from './reinstate-person.command.js';
import { RequestEmailVerificationHandler } from './request-email-verification.command.js';
import { RequestPasswordResetHandler } from './request-password-reset.command.js';
import { ResetPasswordHandler } from './reset-password.command.js';
import { SignUpHandler } from './sign-up.command.js';
import { SuspendPersonHandler } from './suspend-person.command.js';
import { UpdateProfileHandler } from './update-profile.command.js';
import { VerifyEmailHandler } from './verify-email.command.js';

const ofAccounts = { people: PersonRepository, credentials: CredentialRepository, clock: Clock };
const byLink = { people: PersonRepository, links: MailedLinks, clock: Clock };

/** Accounts: how they are made, confirmed, described, and kept by their owners. */
export const accountCommands: Provider[] = [
  // of several
  useCase(AdmitStrangerUseCase, { limits: AttemptLimits }),
  useCase(LeaveRequestUseCase, { requests: StrangerRequests }),
  useCase(FindAccountUseCase, { directory: SignInDirectory }),
  useCase(OpenLinkUseCase, { directory: SignInDirectory }),
  useCase(ChoosePasswordUseCase, { hasher: PasswordHasher, commonPasswords: CommonPasswords }),
  useCase(ConfirmPasswordUseCase, {
    directory: SignInDirectory,
    hasher: PasswordHasher,
    limits: AttemptLimits,
  }),
  useCase(MailedLinks, { links: MailedLinkRepository, linkTokens: LinkTokens }),
  // one by one
  SignUpHandler,
  useCase(SignUpUseCase, { ...ofAccounts, mailedLinks: MailedLinkRepository, linkTokens: LinkTokens }),
  RequestEmailVerificationHandler,
  useCase(RequestEmailVerificationUseCase, byLink),
  AnswerStrangerHandler,
  useCase(AnswerStrangerUseCase, {
    signUp: SignUpUseCase,
    verifyEmail: RequestEmailVerificationUseCase,
    resetPassword: RequestPasswordResetUseCase,
  }),
  VerifyEmailHandler,
  useCase(VerifyEmailUseCase, byLink),
  RequestPasswordResetHandler,
  useCase(RequestPasswordResetUseCase, byLink),
  ResetPasswordHandler,
  useCase(ResetPasswordUseCase, { ...ofAccounts, sessions: SessionRepository, links: MailedLinks }),
  ChangePasswordHandler,
  useCase(ChangePasswordUseCase, {
    credentials: CredentialRepository,
    sessions: SessionRepository,
    clock: Clock,
  }),
  CreateUserHandler,
  useCase(CreateUserUseCase, ofAccounts),
  SuspendPersonHandler,
  useCase(SuspendPersonUseCase, { people: PersonRepository, sessions: SessionRepository, clock: Clock }),
  ReinstatePersonHandler,
  useCase(ReinstatePersonUseCase, { people: PersonRepository }),
  UpdateProfileHandler,
  useCase(UpdateProfileUseCase, { people: PersonRepository, profiles: ProfileRepository, clock: Clock }),
];
