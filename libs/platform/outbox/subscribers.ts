import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { DomainEvent, DomainEventClass } from '#domain/kernel/domain-event';
import { newId } from '#domain/kernel/id';
import type { Committed } from '../persistence/after-commit.js';
import type { EventEnvelope } from './event-envelope.js';
import {
  ANNOUNCES,
  REACTS,
  type Announcement,
  type Announcer,
  type Reaction,
  type ReactionMetadata,
} from './reactions.js';

export interface KnownReaction extends ReactionMetadata {
  readonly run: (event: EventEnvelope) => Promise<unknown>;
}

/** Who listens to which event; read once, at boot, from the providers of all modules. */
@Injectable()
export class Subscribers implements OnModuleInit {
  private readonly logger = new Logger(Subscribers.name);
  private announcers?: Map<string, Announcer<DomainEvent>[]>;
  private reactions?: Map<string, KnownReaction>;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    this.all();
  }

  /** Everything that the event announces. */
  announcementsOf(event: EventEnvelope): Announcement[] {
    this.announcers ??= this.findAnnouncers();
    return (this.announcers.get(event.type) ?? []).flatMap((announcer) =>
      this.announcementOf(announcer, event),
    );
  }

  /** What in caches is stale after events that this process has just committed; the relay tells the others. */
  staleAfter({ events, actor }: Committed): string[] {
    const { schoolId, personId } = actor;
    const rest = { schoolId, personId, requestId: null, occurredAt: new Date().toISOString() };
    const announcements = events.flatMap(({ type, aggregateId, data }) =>
      this.announcementsOf({ id: newId(), type, aggregateId, data, ...rest }),
    );
    return [...new Set(announcements.flatMap(({ evict = [] }) => evict))];
  }

  /** An announcer with a defect loses its own message; it does not hold up the events of everyone else. */
  private announcementOf(announcer: Announcer<DomainEvent>, event: EventEnvelope): Announcement[] {
    try {
      return [announcer.announce(event)];
    } catch (error) {
      this.logger.error({ err: error as Error, eventId: event.id, type: event.type }, 'An announcer failed');
      return [];
    }
  }

  reactionsTo(event: EventEnvelope): KnownReaction[] {
    return [...this.all().values()].filter((known) => this.minds(known, event));
  }

  /** A filter with a defect lets the event through: its reaction fails alone, and is seen to. */
  private minds({ on, when, name }: KnownReaction, event: EventEnvelope): boolean {
    if (!on.some(({ type }) => type === event.type)) return false;
    try {
      return when?.(event) ?? true;
    } catch (error) {
      this.logger.error({ err: error as Error, eventId: event.id, reaction: name }, 'A filter failed');
      return true;
    }
  }

  reaction(name: string): KnownReaction | undefined {
    return this.all().get(name);
  }

  private all(): Map<string, KnownReaction> {
    this.reactions ??= this.findReactions();
    return this.reactions;
  }

  private findAnnouncers() {
    const found = new Map<string, Announcer<DomainEvent>[]>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const on = metatype && this.reflector.get<DomainEventClass | undefined>(ANNOUNCES, metatype);
      if (on) found.set(on.type, [...(found.get(on.type) ?? []), instance as Announcer<DomainEvent>]);
    }
    return found;
  }

  private findReactions() {
    const found = new Map<string, KnownReaction>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const metadata = metatype && this.reflector.get<ReactionMetadata | undefined>(REACTS, metatype);
      if (!metadata) continue;
      if (found.has(metadata.name)) throw new Error(`Two reactions are named ${metadata.name}.`);
      const reaction = instance as Reaction<DomainEvent>;
      found.set(metadata.name, { ...metadata, run: (event) => reaction.react(event) });
    }
    return found;
  }
}
