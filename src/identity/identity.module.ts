import { Global, Module } from '@nestjs/common';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { OneTimePasswords } from '#domain/identity/one-time-passwords';
import { PasswordHasher } from '#domain/identity/password-hasher';
import { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import { SecretVault } from '#domain/identity/secret-vault';
import { SessionRepository } from '#domain/identity/session.repository';
import { SignInDirectory } from '#domain/identity/sign-in-directory';
import { TokenIssuer } from '#domain/identity/token-issuer';
import { AccessTokens } from '#platform/auth/access-tokens';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { Authenticator } from '#platform/auth/authenticator';
import { Sealing } from '#platform/auth/sealing';
import { TimeCodes } from '#platform/auth/time-codes';
import { Secrets } from '#platform/config/secrets';
import { LimitsModule } from '#platform/limits/limits.module';
import { RateLimitedAttempts } from './acl/rate-limited-attempts.js';
import { sessionCommands } from './commands/session.wiring.js';
import { SessionController } from './http/session.controller.js';
import { AccessChanges } from './persistence/access-changes.js';
import { MikroSecondFactorRepository } from './persistence/mikro-second-factor.repository.js';
import { MikroSessionRepository } from './persistence/mikro-session.repository.js';
import { PostgresAuthenticator } from './persistence/postgres-authenticator.js';
import { PostgresSignInDirectory } from './persistence/postgres-sign-in-directory.js';
import { ListSessionsHandler } from './queries/list-sessions.query.js';

/** Global, because every door of the platform asks the Authenticator that lives here. */
@Global()
@Module({
  imports: [LimitsModule],
  controllers: [SessionController],
  providers: [
    // commands
    ...sessionCommands,
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
