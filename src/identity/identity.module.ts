import { Global, Module } from '@nestjs/common';
import { AccountPost } from '#domain/identity/account-mail';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { CommonPasswords } from '#domain/identity/common-passwords';
import { LinkTokens } from '#domain/identity/link-tokens';
import { OneTimePasswords } from '#domain/identity/one-time-passwords';
import { PasswordHasher } from '#domain/identity/password-hasher';
import { SecretVault } from '#domain/identity/secret-vault';
import { Farewells } from '#domain/identity/erasure/farewells';
import { StrangerRequests } from '#domain/identity/stranger-requests';
import { TokenIssuer } from '#domain/identity/token-issuer';
import { AccessTokens } from '#platform/auth/access-tokens';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { Authenticator } from '#platform/auth/authenticator';
import { CommonPasswordList } from '#platform/auth/common-password-list';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { Sealing } from '#platform/auth/sealing';
import { TimeCodes } from '#platform/auth/time-codes';
import { Secrets } from '#platform/config/secrets';
import { Outside } from '#platform/outbox/outside';
import { MailedAccountPost } from './acl/mailed-account-post.js';
import { Database } from '#platform/persistence/database';
import { JobQueue } from '#platform/queue/job-queue';
import { RateLimitedAttempts } from './acl/rate-limited-attempts.js';
import { webhookPorts } from './acl/webhook.ports.js';
import { accountErasureCommands } from './commands/account-erasure.wiring.js';
import { accountCommands } from './commands/account.wiring.js';
import { reactionCommands } from './commands/reaction.wiring.js';
import { schoolCommands } from './commands/school.wiring.js';
import { secondFactorCommands } from './commands/second-factor.wiring.js';
import { sessionCommands } from './commands/session.wiring.js';
import { webhookCommands } from './commands/webhook.wiring.js';
import { identityPublicEvents } from './events/identity.public-events.js';
import { identityReactions } from './events/identity.reactions.js';
import { AccountErasureController } from './http/account-erasure.controller.js';
import { AccountController } from './http/account.controller.js';
import { ApiKeyController } from './http/api-key.controller.js';
import { AuditController } from './http/audit.controller.js';
import { DistrictController } from './http/district.controller.js';
import { DistrictMembershipController } from './http/district-membership.controller.js';
import { InvitationController } from './http/invitation.controller.js';
import { InvitedController } from './http/invited.controller.js';
import { MeController } from './http/me.controller.js';
import { MembershipController } from './http/membership.controller.js';
import { SchoolController } from './http/school.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionController } from './http/session.controller.js';
import { webhookControllers } from './http/webhook.controllers.js';
import { IdentityApi } from './identity.api.js';
import { SayFarewellJob } from './jobs/say-farewell.job.js';
import { AnswerStrangerJob } from './jobs/answer-stranger.job.js';
import { CloseAuditChainJob } from './jobs/close-audit-chain.job.js';
import { DeliverWebhookJob } from './jobs/deliver-webhook.job.js';
import { KeepHouseJob } from './jobs/keep-house.job.js';
import { AccessChanges } from './persistence/access-changes.js';
import { identityPersistence } from './persistence/identity.persistence.js';
import { SealedFarewells } from './persistence/sealed-farewells.js';
import { QueuedStrangerRequests } from './persistence/queued-stranger-requests.js';
import { PostgresAuthenticator } from './persistence/postgres-authenticator.js';
import { webhookRepositories } from './persistence/webhooks/webhook.repositories.js';
import { GetDistrictHandler } from './queries/get-district.query.js';
import { GetDistrictMembershipHandler } from './queries/get-district-membership.query.js';
import { GetInvitationHandler } from './queries/get-invitation.query.js';
import { GetMeHandler } from './queries/get-me.query.js';
import { GetMembershipHandler } from './queries/get-membership.query.js';
import { GetSchoolHandler } from './queries/get-school.query.js';
import { ListAccountErasuresHandler } from './queries/list-account-erasures.query.js';
import { ListApiKeysHandler } from './queries/list-api-keys.query.js';
import { ListAuditEntriesHandler } from './queries/list-audit-entries.query.js';
import { ListDistrictMembershipsHandler } from './queries/list-district-memberships.query.js';
import { ListDistrictsHandler } from './queries/list-districts.query.js';
import { ListInvitationsHandler } from './queries/list-invitations.query.js';
import { ListMembershipsHandler } from './queries/list-memberships.query.js';
import { ListMyMembershipsHandler } from './queries/list-my-memberships.query.js';
import { ListSchoolsHandler } from './queries/list-schools.query.js';
import { ListSessionsHandler } from './queries/list-sessions.query.js';
import { PlatformIsLedHandler } from './queries/platform-is-led.query.js';
import { ReadInvitationHandler } from './queries/read-invitation.query.js';
import { PersonByEmailHandler } from './queries/person-by-email.query.js';
import { SchoolBySourceHandler } from './queries/school-by-source.query.js';
import { VerifyAuditLogHandler } from './queries/verify-audit-log.query.js';
import { webhookQueries } from './queries/webhook.queries.js';

/** Global, because every door of the platform asks the Authenticator that lives here. */
@Global()
@Module({
  controllers: [
    SessionController,
    AccountController,
    MeController,
    AccountErasureController,
    SecondFactorController,
    DistrictController,
    DistrictMembershipController,
    SchoolController,
    MembershipController,
    InvitationController,
    InvitedController,
    ApiKeyController,
    AuditController,
    ...webhookControllers,
  ],
  providers: [
    // commands
    ...sessionCommands,
    ...accountCommands,
    ...accountErasureCommands,
    ...secondFactorCommands,
    ...schoolCommands,
    ...reactionCommands,
    ...webhookCommands,
    // reactions
    ...identityReactions,
    // what the outside may hear of
    identityPublicEvents,
    // jobs
    KeepHouseJob,
    AnswerStrangerJob,
    SayFarewellJob,
    CloseAuditChainJob,
    DeliverWebhookJob,
    // queries
    ListSessionsHandler,
    GetMeHandler,
    ListAccountErasuresHandler,
    ListMyMembershipsHandler,
    ListDistrictsHandler,
    GetDistrictHandler,
    ListSchoolsHandler,
    GetSchoolHandler,
    PersonByEmailHandler,
    SchoolBySourceHandler,
    PlatformIsLedHandler,
    ListMembershipsHandler,
    ListDistrictMembershipsHandler,
    GetDistrictMembershipHandler,
    GetMembershipHandler,
    ListInvitationsHandler,
    GetInvitationHandler,
    ReadInvitationHandler,
    ListApiKeysHandler,
    ListAuditEntriesHandler,
    VerifyAuditLogHandler,
    ...webhookQueries,
    // persistence
    ...identityPersistence,
    ...webhookRepositories,
    // the doors
    IdentityApi,
    {
      provide: AccessChanges,
      inject: [Database],
      useFactory: (database: Database) => new AccessChanges(database),
    },
    { provide: Authenticator, useClass: PostgresAuthenticator },
    { provide: AccessTokens, inject: [Secrets], useFactory: (secrets: Secrets) => new AccessTokens(secrets) },
    { provide: TokenIssuer, useExisting: AccessTokens },
    // technical ports
    { provide: AttemptLimits, useClass: RateLimitedAttempts },
    { provide: AccountPost, useClass: MailedAccountPost },
    { provide: PasswordHasher, useFactory: () => new Argon2Passwords() },
    { provide: CommonPasswords, useClass: CommonPasswordList },
    {
      provide: LinkTokens,
      inject: [Secrets],
      useFactory: (secrets: Secrets) => new KeyedTokens(secrets, 'mailed-links'),
    },
    {
      provide: StrangerRequests,
      inject: [JobQueue, Secrets],
      useFactory: (jobs: JobQueue, secrets: Secrets) =>
        new QueuedStrangerRequests(jobs, new Sealing(secrets, 'stranger-requests')),
    },
    {
      provide: Farewells,
      inject: [JobQueue, Secrets],
      useFactory: (jobs: JobQueue, secrets: Secrets) =>
        new SealedFarewells(jobs, new Sealing(secrets, 'farewells')),
    },
    { provide: OneTimePasswords, useFactory: () => new TimeCodes('Lyceum') },
    {
      provide: SecretVault,
      inject: [Secrets],
      useFactory: (secrets: Secrets) => new Sealing(secrets, 'second-factors'),
    },
    ...webhookPorts,
  ],
  exports: [Authenticator, IdentityApi, Outside],
})
export class IdentityModule {}
