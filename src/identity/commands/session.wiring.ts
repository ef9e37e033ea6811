import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { PasswordHasher } from '#domain/identity/password-hasher';
import { SecondFactorCheck } from '#domain/identity/second-factor-check';
import { SessionRepository } from '#domain/identity/session.repository';
import { SignInDirectory } from '#domain/identity/sign-in-directory';
import { TokenIssuer } from '#domain/identity/token-issuer';
import { AuthenticateUseCase } from '#domain/identity/use-cases/authenticate.use-case';
import { FindSessionOwnerUseCase } from '#domain/identity/use-cases/find-session-owner.use-case';
import { RefreshSessionUseCase } from '#domain/identity/use-cases/refresh-session.use-case';
import { SignInUseCase } from '#domain/identity/use-cases/sign-in.use-case';
import { SignOutEverywhereUseCase } from '#domain/identity/use-cases/sign-out-everywhere.use-case';
import { SignOutUseCase } from '#domain/identity/use-cases/sign-out.use-case';
import { useCase } from '#platform/wiring/use-case';
import { RefreshSessionHandler } from './refresh-session.command.js';
import { SignInHandler } from './sign-in.command.js';
import { SignOutEverywhereHandler } from './sign-out-everywhere.command.js';
import { SignOutHandler } from './sign-out.command.js';

/** Signing in and out. */
export const sessionCommands: Provider[] = [
  SignInHandler,
  useCase(AuthenticateUseCase, { directory: SignInDirectory, hasher: PasswordHasher, limits: AttemptLimits }),
  useCase(SignInUseCase, {
    secondFactor: SecondFactorCheck,
    sessions: SessionRepository,
    tokens: TokenIssuer,
    clock: Clock,
  }),
  RefreshSessionHandler,
  useCase(FindSessionOwnerUseCase, { directory: SignInDirectory }),
  useCase(RefreshSessionUseCase, { sessions: SessionRepository, tokens: TokenIssuer, clock: Clock }),
  SignOutHandler,
  useCase(SignOutUseCase, { sessions: SessionRepository, clock: Clock }),
  SignOutEverywhereHandler,
  useCase(SignOutEverywhereUseCase, { sessions: SessionRepository, clock: Clock }),
];
