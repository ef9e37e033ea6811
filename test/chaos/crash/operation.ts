import type pg from 'pg';
import type { WorkingSchool } from '../cluster/seeded-world.js';

/** One write that a client wants done once. */
export interface Wish {
  /** Tells it from every other wish of its operation. */
  readonly label: string;
  readonly path: string;
  readonly token: string;
  /** Sent as JSON, or a text as a file of comma-separated values. */
  readonly body: object | string;
}

/** What the oracle asks: how often each label is there. */
export type Count = (world: { admin: pg.Pool; data: string }) => Promise<Map<string, number>>;

/** What became of the writes of one kind: what was acknowledged is stored once, and each effect followed once. */
export interface Outcome {
  readonly name: string;
  /** By label, how often it is stored. */
  readonly stored: Count;
  /** By label, how often what must follow has followed: a message, a mail, a copy in another context. */
  readonly effects: Count;
}

/** A write of a context that the crash rig repeats under fire. A context takes part by registering one here. */
export interface CrashOperation extends Outcome {
  /** How many clients do it; each at a school of its own, as long as there are schools. */
  readonly clients: number;
  /** At so many schools only, where several clients of one school have to meet. */
  readonly schools?: number;
  /** Its requests bear no key: what is wished twice changes nothing the second time. */
  readonly keyless?: boolean;
  /** @returns one wish after another of the nth client of a school, or nothing when it has none left */
  wishes(school: WorkingSchool, nth: number): () => Wish | undefined;
}

/** Runs a statement that answers `label` and `n`. */
export function counted(sql: string): Count {
  return async ({ admin }) => {
    const { rows } = await admin.query<{ label: string; n: number }>(sql);
    return new Map(rows.map(({ label, n }) => [label, n]));
  };
}
