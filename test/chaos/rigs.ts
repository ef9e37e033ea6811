import { attack } from './attack/attack.rig.js';
import { e2e } from './cluster/e2e.rig.js';
import { crash } from './crash/crash.rig.js';
import { fuzz } from './fuzz/fuzz.rig.js';
import type { Rig } from './harness/rig.js';
import { interleave } from './interleave/interleave.rig.js';
import { isolation } from './isolation/isolation.rig.js';
import { migrating } from './migrate/migrate.rig.js';
import { idle } from './overload/idle.rig.js';
import { overload } from './overload/overload.rig.js';
import { powerCut } from './power/power-cut.rig.js';
import { redis } from './redis/redis.rig.js';
import { restoring } from './restore/restore.rig.js';
import { sockets } from './sockets/sockets.rig.js';
import { blackHole } from './steady/black-hole.rig.js';
import { database } from './steady/database.rig.js';
import { roll } from './steady/roll.rig.js';

/** Every rig, in the order of worth. */
export const RIGS: readonly Rig[] = [
  crash,
  isolation,
  attack,
  interleave,
  fuzz,
  roll,
  database,
  blackHole,
  redis,
  sockets,
  powerCut,
  restoring,
  migrating,
  overload,
  idle,
  e2e,
];

/** What CI always runs: the cheap ones. */
export const ALWAYS_IN_CI: readonly Rig[] = [interleave, isolation];

/**
 * What CI runs in turn, since there is time for one or two of them. `npm test` shows much of what they show, with processes
 * of their own as well.
 */
export const IN_TURN_IN_CI: readonly Rig[] = [crash, database, redis, fuzz, roll, sockets, restoring];
