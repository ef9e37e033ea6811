import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { EntryAddressStays } from './content.errors.js';
import { EntryChanged } from './content.events.js';
import type { EntryKind } from './content.words.js';

export interface EntryDetails {
  /** Its part of the address: one for all languages, so that each leads to the others. */
  readonly slug: string;
  readonly tags: readonly string[];
}

/** A page or a post. What it says is in its versions. */
export class Entry extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly siteId!: string;
  readonly kind!: EntryKind;
  readonly version!: number;
  readonly slug!: string;
  private tags!: string[];
  /** When something of it was published first; null: nothing was. */
  readonly appearedAt!: Date | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;

  static begin(siteId: string, kind: EntryKind, details: EntryDetails, by: Actor, now: Date): Entry {
    const entry = new Entry();
    const own = { id: newId(), schoolId: by.schoolId!, siteId, kind, version: 1, appearedAt: null };
    Object.assign(entry, details, own, { createdAt: now, createdBy: by.personId });
    entry.record(new EntryChanged(entry.id, { kind, isNew: true, by: by.personId }));
    return entry;
  }

  /** @throws EntryAddressStays */
  change(details: Partial<EntryDetails>, by: Actor): void {
    const isMoved = details.slug !== undefined && details.slug !== this.slug;
    if (isMoved && this.appearedAt) throw new EntryAddressStays();
    Object.assign(this, details);
    this.record(new EntryChanged(this.id, { kind: this.kind, isNew: false, by: by.personId }));
  }

  appear(now: Date): void {
    if (!this.appearedAt) Object.assign(this, { appearedAt: now });
  }
}

/** Whether the actor writes only what the actor began. */
export function writesOwnOnly(actor: Actor): boolean {
  return actor.reach('academy.content.write') !== 'all';
}
