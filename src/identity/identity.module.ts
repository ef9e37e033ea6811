import { Global, Module } from '@nestjs/common';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { CommonPasswords } from '#domain/identity/common-passwords';
import { CredentialRepository } from '#domain/identity/credential.repository';
import { LinkTokens } from '#domain/identity/link-tokens';
import { MailedLinkRepository } from '#domain/identity/mailed-link.repository';
import { OneTimePasswords } from '#domain/identity/one-time-passwords';
import { PasswordHasher } from '#domain/identity/password-hasher';
import { PersonRepository } from '#domain/identity/person.repository';
import { ProfileRepository } from '#domain/identity/profile.repository';
import { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import { SecretVault } from '#domain/identity/secret-vault';
import { SessionRepository } from '#domain/identity/session.repository';
import { SignInDirectory } from '#domain/identity/sign-in-directory';
import { TokenIssuer } from '#domain/identity/token-issuer';
import { AccessTokens } from '#platform/auth/access-tokens';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { Authenticator } from '#platform/auth/authenticator';
import { CommonPasswordList } from '#platform/auth/common-password-list';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { Sealing } from '#platform/auth/sealing';
import { TimeCodes } from '#platform/auth/time-codes';
import { Secrets } from '#platform/config/secrets';
import { LimitsModule } from '#platform/limits/limits.module';
import { RateLimitedAttempts } from './acl/rate-limited-attempts.js';
import { accountCommands } from './commands/account.wiring.js';
import { secondFactorCommands } from './commands/second-factor.wiring.js';
import { sessionCommands } from './commands/session.wiring.js';
import { AccountController } from './http/account.controller.js';
import { MeController } from './http/me.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionController } from './http/session.controller.js';
import { AccessChanges } from './persistence/access-changes.js';
import { MikroCredentialRepository } from './persistence/mikro-credential.repository.js';
import { MikroMailedLinkRepository } from './persistence/mikro-mailed-link.repository.js';
import { MikroPersonRepository } from './persistence/mikro-person.repository.js';
import { MikroProfileRepository } from './persistence/mikro-profile.repository.js';
import { MikroSecondFactorRepository } from './persistence/mikro-second-factor.repository.js';
import { MikroSessionRepository } from './persistence/mikro-session.repository.js';
import { PostgresAuthenticator } from './persistence/postgres-authenticator.js';
import { PostgresSignInDirectory } from './persistence/postgres-sign-in-directory.js';
import { GetMeHandler } from './queries/get-me.query.js';
import { ListMyMembershipsHandler } from './queries/list-my-memberships.query.js';
import { ListSessionsHandler } from './queries/list-sessions.query.js';

/** Global, because every door of the platform asks the Authenticator that lives here. */
@Global()
@Module({
  imports: [LimitsModule],
  controllers: [SessionController, AccountController, MeController, SecondFactorController],
  providers: [
    // commands
    ...sessionCommands,
    ...accountCommands,
    ...secondFactorCommands,
    // queries
    ListSessionsHandler,
    GetMeHandler,
    ListMyMembershipsHandler,
    // persistence
    { provide: PersonRepository, useClass: MikroPersonRepository },
    { provide: ProfileRepository, useClass: MikroProfileRepository },
    { provide: CredentialRepository, useClass: MikroCredentialRepository },
    { provide: MailedLinkRepository, useClass: MikroMailedLinkRepository },
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
    { provide: CommonPasswords, useClass: CommonPasswordList },
    {
      provide: LinkTokens,
      inject: [Secrets],
      useFactory: (secrets: Secrets) => new KeyedTokens(secrets, 'mailed-links'),
    },
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
