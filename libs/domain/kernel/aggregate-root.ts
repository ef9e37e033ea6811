import type { DomainEvent } from './domain-event.js';

/**
 * The unit of consistency: loaded whole, changed through its own verbs, stored whole. It remembers what happened to it
 * until the unit of work collects that.
 *
 * The ORM creates loaded objects without running constructors or field initialisers, so subclasses must not rely on
 * initialised fields, and the list of events is made on first use.
 */
export abstract class AggregateRoot {
  private pendingEvents?: DomainEvent[];

  protected record(event: DomainEvent): void {
    (this.pendingEvents ??= []).push(event);
  }

  /** Hands over what has happened since the last call, in order. */
  takeEvents(): DomainEvent[] {
    const events = this.pendingEvents ?? [];
    this.pendingEvents = undefined;
    return events;
  }
}
