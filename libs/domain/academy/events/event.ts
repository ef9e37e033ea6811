import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { webAddress } from '../../kernel/web-address.js';
import { EventAddressInvalid, EventNotIn, EventNotOpen } from './event.errors.js';
import { EventChanged } from './event.events.js';
import type { EventState } from './event.words.js';

export interface EventDetails {
  readonly title: string;
  /** In a line or two, for lists. */
  readonly summary: string | null;
  /** Markdown. */
  readonly description: string | null;
  readonly place: string | null;
  readonly url: string | null;
}

const MAY_BECOME: Readonly<Record<EventState, readonly EventState[]>> = {
  draft: ['published', 'archived'],
  published: ['cancelled', 'archived'],
  cancelled: ['archived'],
  archived: [],
};

/** Something that a school holds, once or several times: each time is an {@link Occurrence}. */
export class SchoolEvent extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly state!: EventState;
  readonly version!: number;
  private title!: string;
  private summary!: string | null;
  private description!: string | null;
  private place!: string | null;
  private url!: string | null;
  private organisers!: string[];
  readonly createdAt!: Date;
  readonly createdBy!: string | null;
  private changedAt!: Date;

  /** Begins as a draft. Whoever reaches only own events organises it, or could not go on with it. */
  static create(details: EventDetails, by: Actor, now: Date): SchoolEvent {
    const event = new SchoolEvent();
    event.take(details);
    Object.assign(event, {
      id: newId(),
      schoolId: by.schoolId!,
      state: 'draft' satisfies EventState,
      organisers: managesOwnOnly(by) && by.personId ? [by.personId] : [],
      createdAt: now,
      createdBy: by.personId,
      version: 1,
    });
    event.tell(by, now);
    return event;
  }

  /** Changes what is given and leaves the rest. @throws EventNotOpen */
  change(details: Partial<EventDetails>, by: Actor, now: Date): void {
    this.assertOpen();
    this.take(details);
    this.tell(by, now);
  }

  /** Says who organises it, all of them. @throws EventNotOpen */
  entrustTo(organisers: readonly string[], by: Actor, now: Date): void {
    this.assertOpen();
    this.organisers = [...organisers];
    this.tell(by, now);
  }

  /** @throws EventNotIn; being there already is no change */
  becomes(to: EventState, by: Actor, now: Date): void {
    if (to === this.state) return;
    if (!MAY_BECOME[this.state].includes(to)) throw new EventNotIn(this.state, to);
    Object.assign(this, { state: to });
    this.tell(by, now);
  }

  /** @throws EventNotOpen */
  assertOpen(): void {
    if (this.state === 'cancelled' || this.state === 'archived') throw new EventNotOpen(this.state);
  }

  private take({ url, ...details }: Partial<EventDetails>): void {
    Object.assign(this, details);
    if (url !== undefined)
      this.url = url === null ? null : webAddress(url, (detail) => new EventAddressInvalid(detail));
  }

  private tell(by: Actor, now: Date): void {
    this.changedAt = now;
    this.record(new EventChanged(this.id, { state: this.state, by: by.personId }));
  }
}

/** Whether the actor works on own events only. */
export function managesOwnOnly(actor: Actor): boolean {
  return actor.reach('academy.event.manage') !== 'all';
}
