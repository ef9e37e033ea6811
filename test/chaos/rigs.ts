import { crash } from './crash/crash.rig.js';
import { fuzz } from './fuzz/fuzz.rig.js';
import type { Rig } from './harness/rig.js';
import { isolation } from './isolation/isolation.rig.js';
import { migrating } from './migrate/migrate.rig.js';
import { redis } from './redis/redis.rig.js';
import { restoring } from './restore/restore.rig.js';
import { sockets } from './sockets/sockets.rig.js';
import { database } from './steady/database.rig.js';
import { roll } from './steady/roll.rig.js';

/** Every rig, in the order of worth. */
export const RIGS: readonly Rig[] = [
  crash,
  isolation,
  fuzz,
  roll,
  database,
  redis,
  sockets,
  restoring,
  migrating,
];

/** Those whose promise no test of `npm test` shows as well with processes of their own; six minutes at most. */
export const IN_CI: readonly Rig[] = [crash, isolation, fuzz, database, sockets, restoring];
