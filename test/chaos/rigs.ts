import { crash } from './crash/crash.rig.js';
import type { Rig } from './harness/rig.js';

/** Every rig, in the order of worth. */
export const RIGS: readonly Rig[] = [crash];
