import type pg from 'pg';
import type { TestApp } from '../../support/test-app.js';
import type { TwoSchools } from '../../support/two-schools.js';
import type { SoundRequest } from '../fuzz/attempts.js';
import type { Operation } from '../fuzz/document.js';
import type { Random } from '../harness/random.js';
import type { SourceChange } from '../harness/source-change.js';

/** What is attacked: a replica of the cluster, past nginx. */
export interface Target {
  readonly origin: string;
  readonly app: TestApp;
  readonly schools: TwoSchools;
  readonly random: Random;
  readonly short: boolean;
}

/**
 * A hole that a case must find. It is open in a replica of the rig's own, and there only while the case is tried: the
 * product knows nothing of it.
 */
export interface Fixture {
  readonly hole: string;
  /** Ask `rigDefects` for the name of the case, see harness/leash.mjs. */
  readonly changes?: readonly SourceChange[];
  /** What is read once, as a process starts: open in that replica from the beginning. */
  readonly always?: readonly SourceChange[];
  /** Opens the hole in the rig's own database. @returns what closes it */
  readonly open?: (admin: pg.Client) => Promise<() => Promise<void>>;
}

/** What got through, in words; empty when the promise was kept. */
export type Breaches = readonly string[];

/** An attack at one place. */
export interface SingleAttack {
  readonly name: string;
  readonly promise: string;
  readonly fixture: Fixture;
  attack(target: Target): Promise<Breaches>;
}

/** One operation, with requests of it that would be answered by 2xx. */
export interface Aim {
  readonly operation: Operation;
  /** Of Hill School, or of nobody's school. */
  readonly own: SoundRequest;
  /** The same of Lake School, where the operation is one of a school. */
  readonly others: SoundRequest | undefined;
  /** Ids that belong to Lake School alone. */
  readonly idsOfOthers: ReadonlySet<string>;
}

/** An attack that is made at every operation it suits. */
export interface WideAttack {
  readonly name: string;
  readonly promise: string;
  /** `at`: the operations where the hole is. */
  readonly fixture: Fixture & { readonly at: readonly string[] };
  suits(operation: Operation): boolean;
  attack(target: Target, aim: Aim): Promise<Breaches>;
}

/** Source text that tells whether the hole of the case is open. */
export function open(name: string): string {
  return `globalThis.rigDefects.has('${name}')`;
}
