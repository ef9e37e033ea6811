import { OldExports, RosterTraces } from '#domain/roster/erasure/erasure-ports';
import { Secrets } from '#platform/config/secrets';
import { SourceKeys } from './source-keys.js';
import { SqlRosterTraces } from './sql-roster-traces.js';
import { StoredOldExports } from './stored-old-exports.js';

/** What finds and removes what the roster keeps of somebody. */
export const erasureRepositories = [
  { provide: SourceKeys, inject: [Secrets], useFactory: (secrets: Secrets) => new SourceKeys(secrets) },
  {
    provide: RosterTraces,
    inject: [SourceKeys],
    useFactory: (keys: SourceKeys) => new SqlRosterTraces(keys),
  },
  { provide: OldExports, useClass: StoredOldExports },
];
