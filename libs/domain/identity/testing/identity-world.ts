import { MailedLinks } from '../mailed-links.js';
import { SecondFactorCheck } from '../second-factor-check.js';
import {
  FewCommonPasswords,
  KeptRequests,
  PromisedFarewells,
  ReadableHasher,
  ReadableLinkTokens,
  ReadableTokenIssuer,
  ReadableVault,
  SettableClock,
  StepsAsCodes,
  ThreeAttempts,
} from './fakes.js';
import {
  InMemoryAccountTraces,
  InMemoryAdministrators,
  InMemoryCredentials,
  InMemoryMailedLinks,
  InMemoryPeople,
  InMemoryProfiles,
  InMemorySecondFactors,
  InMemorySessions,
  InMemorySignInDirectory,
} from './in-memory-accounts.js';
import {
  InMemoryApiKeys,
  InMemoryDistricts,
  InMemoryInvitations,
  InMemoryMemberships,
  InMemorySchools,
} from './in-memory-schools.js';
import { InMemoryDeliveries, InMemoryWebhooks, PlannedRuns } from './in-memory-webhooks.js';

const EVENT_TYPES = ['attendance.marks_recorded', 'roster.person_added', 'roster.section_ended'];

/** Every port of the context, in memory; the names are those of the use cases' dependencies. */
export function identityWorld() {
  const people = new InMemoryPeople();
  const credentials = new InMemoryCredentials();
  const mailedLinks = new InMemoryMailedLinks();
  const sessions = new InMemorySessions();
  const secondFactors = new InMemorySecondFactors();
  const vault = new ReadableVault();
  const oneTimePasswords = new StepsAsCodes();
  const limits = new ThreeAttempts();
  const linkTokens = new ReadableLinkTokens();
  const deliveries = new InMemoryDeliveries();
  return {
    people,
    administrators: new InMemoryAdministrators(people),
    profiles: new InMemoryProfiles(),
    credentials,
    mailedLinks,
    sessions,
    traces: new InMemoryAccountTraces(),
    farewells: new PromisedFarewells(),
    secondFactors,
    vault,
    oneTimePasswords,
    limits,
    linkTokens,
    links: new MailedLinks({ links: mailedLinks, linkTokens }),
    secondFactor: new SecondFactorCheck({ secondFactors, vault, oneTimePasswords, limits }),
    directory: new InMemorySignInDirectory(people, credentials, mailedLinks, sessions),
    requests: new KeptRequests(),
    hasher: new ReadableHasher(),
    commonPasswords: new FewCommonPasswords(),
    tokens: new ReadableTokenIssuer(),
    clock: new SettableClock(),
    districts: new InMemoryDistricts(),
    schools: new InMemorySchools(),
    memberships: new InMemoryMemberships(),
    invitations: new InMemoryInvitations(),
    apiKeys: new InMemoryApiKeys(),
    webhooks: new InMemoryWebhooks(deliveries),
    deliveries,
    runs: new PlannedRuns(),
    catalogue: { types: () => EVENT_TYPES },
    rules: { plainHttp: false },
  };
}
export type IdentityWorld = ReturnType<typeof identityWorld>;
