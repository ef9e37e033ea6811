import { Module } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { OneTimePasswords } from '#domain/identity/one-time-passwords';
import { PasswordHasher } from '#domain/identity/password-hasher';
import { SecondFactorCheck } from '#domain/identity/second-factor-check';
import { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import { SecretVault } from '#domain/identity/secret-vault';
import { SessionRepository } from '#domain/identity/session.repository';
import { SignInDirectory } from '#domain/identity/sign-in-directory';
import { TokenIssuer } from '#domain/identity/token-issuer';
import { AuthenticateUseCase } from '#domain/identity/use-cases/authenticate.use-case';
import { FindSessionOwnerUseCase } from '#domain/identity/use-cases/find-session-owner.use-case';
import { RefreshSessionUseCase } from '#domain/identity/use-cases/refresh-session.use-case';
import { SignInUseCase } from '#domain/identity/use-cases/sign-in.use-case';
import { SignOutEverywhereUseCase } from '#domain/identity/use-cases/sign-out-everywhere.use-case';
import { SignOutUseCase } from '#domain/identity/use-cases/sign-out.use-case';
import { AccessTokens } from '#platform/auth/access-tokens';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { Authenticator } from '#platform/auth/authenticator';
import { Sealing } from '#platform/auth/sealing';
import { TimeCodes } from '#platform/auth/time-codes';
import { Secrets } from '#platform/config/secrets';
import { LimitsModule } from '#platform/limits/limits.module';
import { useCase } from '#platform/wiring/use-case';
import { RateLimitedAttempts } from './acl/rate-limited-attempts.js';
import { RefreshSessionHandler } from './commands/refresh-session.command.js';
import { SignInHandler } from './commands/sign-in.command.js';
import { SignOutEverywhereHandler } from './commands/sign-out-everywhere.command.js';
import { SignOutHandler } from './commands/sign-out.command.js';
import { SessionController } from './http/session.controller.js';
import { AccessChanges } from './persistence/access-changes.js';
import { MikroSecondFactorRepository } from './persistence/mikro-second-factor.repository.js';
import { MikroSessionRepository } from './persistence/mikro-session.repository.js';
import { PostgresAuthenticator } from './persistence/postgres-authenticator.js';
import { PostgresSignInDirectory } from './persistence/postgres-sign-in-directory.js';
import { ListSessionsHandler } from './queries/list-sessions.query.js';

@Module({
  imports: [LimitsModule],
  controllers: [SessionController],
  providers: [
    // commands
    SignInHandler,
    useCase(AuthenticateUseCase, {
      directory: SignInDirectory,
      hasher: PasswordHasher,
      limits: AttemptLimits,
    }),
    useCase(SignInUseCase, {
      secondFactor: SecondFactorCheck,
      sessions: SessionRepository,
      tokens: TokenIssuer,
      clock: Clock,
    }),
    useCase(SecondFactorCheck, {
      secondFactors: SecondFactorRepository,
      vault: SecretVault,
      oneTimePasswords: OneTimePasswords,
      limits: AttemptLimits,
    }),
    RefreshSessionHandler,
    useCase(FindSessionOwnerUseCase, { directory: SignInDirectory }),
    useCase(RefreshSessionUseCase, { sessions: SessionRepository, tokens: TokenIssuer, clock: Clock }),
    SignOutHandler,
    useCase(SignOutUseCase, { sessions: SessionRepository, clock: Clock }),
    SignOutEverywhereHandler,
    useCase(SignOutEverywhereUseCase, { sessions: SessionRepository, clock: Clock }),
    // queries
    ListSessionsHandler,
    // persistence
    { provide: SessionRepository, useClass: MikroSessionRepository },
    { provide: SecondFactorRepository, useClass: MikroSecondFactorRepository },
    { provide: SignInDirectory, useClass: PostgresSignInDirectory },
    // the door
    AccessChanges,
    { provide: Authenticator, useClass: PostgresAuthenticator },
    { provide: AccessTokens, inject: [Secrets], useFactory: (secrets: Secrets) => new AccessTokens(secrets) },
    { provide: TokenIssuer, useExisting: AccessTokens },
    // technical ports
    { provide: AttemptLimits, useClass: RateLimitedAttempts },
    { provide: PasswordHasher, useFactory: () => new Argon2Passwords() },
    { provide: OneTimePasswords, useFactory: () => new TimeCodes('Lyceum') },
    {
      provide: SecretVault,
      inject: [Secrets],
      useFactory: (secrets: Secrets) => new Sealing(secrets, 'second-factors'),
    },
  ],
  exports: [Authenticator],
})
export class IdentityModule {}
