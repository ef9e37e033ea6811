import { SetMetadata } from '@nestjs/common';
import type { DomainEvent, DomainEventClass } from '#domain/kernel/domain-event';
import type { Envelope, EventEnvelope } from './event-envelope.js';

/** A message for everyone who watches a topic; `data` is shown as it is, so it holds nothing they may not see. */
export interface TopicMessage {
  readonly topic: string;
  readonly type: string;
  readonly data: object;
}

/** What an event means for those who look on. */
export interface Announcement {
  readonly messages?: readonly TopicMessage[];
  /** Cache tags whose entries are stale now, on every replica. */
  readonly evict?: readonly string[];
  /**
   * Topics of the event's school whose watchers may have lost the right to them: they are asked for it again, on every
   * replica. One that ends with `*` means all that begin so.
   */
  readonly askAgain?: readonly string[];
}

/** Says what an event announces: a pure function of the event, so that it costs no query and cannot fail half-way. */
export interface Announcer<E extends DomainEvent> {
  announce(event: Envelope<E>): Announcement;
}

/** Does something because of an event, as a job of its own: may run twice, takes effect once, may fail alone. */
export interface Reaction<E extends DomainEvent> {
  react(event: Envelope<E>): Promise<unknown>;
}

export interface ReactionOptions {
  /** Unique and stable: it names the job. */
  readonly name: string;
  /**
   * `in-transaction`: the reaction runs one command, whose transaction completes the job as well. `at-end`: its effect
   * lies outside of the database (a mail), or it has several steps that may each be repeated.
   */
  readonly completes?: 'in-transaction' | 'at-end';
  /** Which of these events matter; the others cost no job. A pure function of the event. */
  readonly when?: (event: EventEnvelope) => boolean;
  /** Reactions to events of one aggregate run one after the other, in order. */
  readonly inOrder?: boolean;
  /**
   * One run answers every event with this key that was committed before it starts: for reactions that look at how things
   * are now and not at what the event says. They run one after the other.
   */
  readonly coalesce?: (event: EventEnvelope) => string;
}

export const ANNOUNCES = 'lyceum:announces';
export const REACTS = 'lyceum:reacts';

export interface ReactionMetadata extends ReactionOptions {
  readonly on: readonly DomainEventClass[];
}

/** Marks an announcer and names its event; found at boot. */
export function Announces<E extends DomainEvent>(on: DomainEventClass<E>) {
  return (target: new (...args: never[]) => Announcer<E>): void => {
    SetMetadata(ANNOUNCES, on)(target);
  };
}

/** Marks a reaction and names its event, or the events that it answers alike; found at boot. */
export function ReactsTo<E extends DomainEvent>(
  on: DomainEventClass<E> | readonly DomainEventClass<E>[],
  options: ReactionOptions,
) {
  return (target: new (...args: never[]) => Reaction<E>): void => {
    const events = Array.isArray(on) ? (on as readonly DomainEventClass[]) : [on as DomainEventClass];
    SetMetadata<string, ReactionMetadata>(REACTS, { on: events, ...options })(target);
  };
}
