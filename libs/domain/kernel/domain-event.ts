/**
 * Something that happened, said in the past tense. Only ids and values, no objects: it is stored in the outbox within
 * the transaction that caused it (K5), and read by others later, perhaps twice.
 */
export abstract class DomainEvent<Data extends object = object> {
  /** The wire type, `<context>.<what_happened>`; stable, part of the API of the context. */
  static readonly type: string;

  constructor(
    /** The aggregate that the event is about; events of one aggregate keep their order. */
    readonly aggregateId: string,
    readonly data: Readonly<Data>,
  ) {}

  get type(): string {
    return (this.constructor as typeof DomainEvent).type;
  }
}

/** The class of an event: what a reaction subscribes to. */
export interface DomainEventClass<E extends DomainEvent = DomainEvent> {
  readonly type: string;
  new (...args: never[]): E;
}
