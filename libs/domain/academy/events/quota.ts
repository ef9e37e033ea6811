import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { CapacityBelowTaken } from './event.errors.js';
import { SeatsChanged } from './event.events.js';
import type { Occurrence } from './occurrence.js';
import { QuotaFull } from './registration.errors.js';

export interface QuotaDetails {
  /** Whom or what the seats are for: “Parents”. */
  readonly name: string;
  readonly capacity: number;
}

/** Seats of an occurrence. A full one holds up no other. */
export class Quota extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly occurrenceId!: string;
  readonly version!: number;
  readonly name!: string;
  readonly capacity!: number;
  /** By registrations that are not over and by open offers; counted by the database. */
  readonly taken!: number;

  static of(occurrence: Occurrence, details: QuotaDetails): Quota {
    const { schoolId, id: occurrenceId } = occurrence;
    return Object.assign(new Quota(), { id: newId(), schoolId, occurrenceId, taken: 0, version: 1 }, details);
  }

  /** Changes what is given and leaves the rest. @throws CapacityBelowTaken (C4) */
  change(details: Partial<QuotaDetails>): void {
    const { capacity } = details;
    if (capacity !== undefined && capacity < this.taken) throw new CapacityBelowTaken(capacity, this.taken);
    Object.assign(this, details);
  }

  left(): number {
    return this.capacity - this.taken;
  }

  /** @throws QuotaFull */
  assertFree(): void {
    if (this.left() <= 0) throw new QuotaFull();
  }

  tellSeats(): void {
    const { occurrenceId, capacity, taken } = this;
    this.record(new SeatsChanged(this.id, { occurrenceId, capacity, taken }));
  }
}
