import { Injectable, type Provider } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DomainEventClass } from '#domain/kernel/domain-event';

/** The events of a context that the outside may be told of. Their types and data are a promise, like a route. */
export class PublicEventList {
  constructor(readonly events: readonly DomainEventClass[]) {}
}

/** Declares, in the module of a context, its public events. */
export function publicEvents(...events: readonly DomainEventClass[]): Provider {
  return { provide: Symbol('PublicEvents'), useValue: new PublicEventList(events) };
}

/** The public events of all contexts. */
@Injectable()
export class PublicEvents {
  private known?: ReadonlySet<string>;

  constructor(private readonly discovery: DiscoveryService) {}

  has(type: string): boolean {
    return this.all().has(type);
  }

  /** Their types, in alphabetical order. */
  types(): readonly string[] {
    return [...this.all()].toSorted();
  }

  private all(): ReadonlySet<string> {
    this.known ??= new Set(
      this.discovery
        .getProviders()
        .map(({ instance }) => instance as unknown)
        .flatMap((instance) => (instance instanceof PublicEventList ? instance.events : []))
        .map(({ type }) => type),
    );
    return this.known;
  }
}
