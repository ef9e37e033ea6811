import { crash } from './crash/crash.rig.js';
import { fuzz } from './fuzz/fuzz.rig.js';
import type { Rig } from './harness/rig.js';
import { isolation } from './isolation/isolation.rig.js';
import { restoring } from './restore/restore.rig.js';
import { database } from './steady/database.rig.js';
import { roll } from './steady/roll.rig.js';

/** Every rig, in the order of worth. */
export const RIGS: readonly Rig[] = [crash, isolation, fuzz, roll, database, restoring];
