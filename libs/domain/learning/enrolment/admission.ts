import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { CapacityBelowTaken, RunNotOpen } from './enrolment.errors.js';
import { AdmissionChanged } from './enrolment.events.js';

export interface AdmissionDetails {
  /** Everybody in the school may enrol. */
  readonly open: boolean;
  /** Whoever comes by themselves waits until an author lets them in. */
  readonly approval: boolean;
  /** How many may come by themselves, openly or by code; null: any number. Those who are put in are not counted. */
  readonly capacity: number | null;
}

/** Without letters and digits that are taken for others when they are read out. 32 of them: 5 bits of each byte. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** 50 bits: nobody guesses one. */
const CODE_LENGTH = 10;

/** How a run takes learners. */
export class Admission extends AggregateRoot {
  /** The run's. */
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  readonly open!: boolean;
  readonly approval!: boolean;
  readonly capacity!: number | null;
  /** How many have come by themselves and are there; counted by the database. */
  readonly taken!: number;
  readonly code!: string | null;
  private sections!: string[];

  /** A run takes nobody but whom its authors put in, until they say otherwise. */
  static closed(run: { readonly schoolId: string; readonly id: string }): Admission {
    const closed = { open: false, approval: false, capacity: null, taken: 0, code: null, sections: [] };
    return Object.assign(new Admission(), { ...closed, id: run.id, schoolId: run.schoolId, version: 1 });
  }

  /** Changes what is given and leaves the rest. @throws CapacityBelowTaken */
  change(details: Partial<AdmissionDetails>, by: Actor): void {
    const { capacity } = details;
    if (capacity !== undefined && capacity !== null && capacity < this.taken)
      throw new CapacityBelowTaken(this.taken);
    Object.assign(this, details);
    this.tell(by);
  }

  /** From now on whoever has the code may enrol; an earlier one is worth nothing any more. */
  giveCode(by: Actor): void {
    const random = crypto.getRandomValues(new Uint8Array(CODE_LENGTH));
    const code = Array.from(random, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    Object.assign(this, { code });
    this.tell(by);
  }

  withdrawCode(by: Actor): void {
    Object.assign(this, { code: null });
    this.tell(by);
  }

  /** Takes the students of these classes, as long as they are in them. */
  takeSections(sectionIds: readonly string[], by: Actor): void {
    this.sections = [...sectionIds];
    this.tell(by);
  }

  /** @throws RunNotOpen */
  assertOpen(): void {
    if (!this.open) throw new RunNotOpen();
  }

  private tell(by: Actor): void {
    const { open, approval, capacity, sections: sectionIds } = this;
    this.record(new AdmissionChanged(this.id, { open, approval, capacity, sectionIds, by: by.personId }));
  }
}
