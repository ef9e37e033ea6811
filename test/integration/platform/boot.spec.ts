import { Controller, Get, Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { describe, expect, it } from '@jest/globals';
import { DomainEvent } from '#domain/kernel/domain-event';
import { Public, Requires } from '#platform/auth/decorators';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { Subscribers } from '#platform/outbox/subscribers';
import { Actions, SocketAction, type Action } from '#platform/realtime/actions';
import { Topics, WatchableTopic, type Topic } from '#platform/realtime/topics';
import { BootChecks } from '#platform/wiring/boot-checks';

@Controller('doors')
class Doors {
  @Get('open')
  @Public()
  open() {}

  @Get('locked')
  @Requires('roster.section.read')
  locked() {}

  notARoute() {}
}

@Controller('behind-one-door')
@Public()
class BehindOneDoor {
  @Get()
  list() {}
}

@Controller('hole')
class Hole {
  @Get()
  list() {}
}

class Ring extends Command<void> {}
class Ask extends Query<string> {}

@CommandHandler(Ring)
class RingHandler {
  async execute() {}
}
@CommandHandler(Ring)
class OtherRingHandler {
  async execute() {}
}
@QueryHandler(Ask)
class AskHandler {
  async execute() {
    return '';
  }
}
@QueryHandler(Ask)
class OtherAskHandler {
  async execute() {
    return '';
  }
}

class Nothing {}
const mute: Topic = { schoolOf: async () => null, admit: async () => undefined, snapshot: async () => ({}) };
const watchable = { permission: 'roster.section.read', messages: [], snapshot: Nothing } as const;

@Injectable()
@WatchableTopic({ ...watchable, pattern: 'section:{sectionId}' })
class SectionTopic {
  readonly topic = mute;
}
@Injectable()
@WatchableTopic({ ...watchable, pattern: 'section:{id}' })
class SameSectionTopic {
  readonly topic = mute;
}

const ring = {
  name: 'doors.ring',
  permission: 'roster.section.read',
  input: Nothing,
  output: Nothing,
} as const;

@Injectable()
@SocketAction(ring)
class RingAction implements Action {
  act = async () => ({});
}
@Injectable()
@SocketAction(ring)
class OtherRingAction implements Action {
  act = async () => ({});
}

class Rang extends DomainEvent<object> {
  static override readonly type = 'doors.rang';
}

@Injectable()
@ReactsTo(Rang, { name: 'doors.wake' })
class Wake implements Reaction<Rang> {
  react = async () => undefined;
}
@Injectable()
@ReactsTo(Rang, { name: 'doors.wake' })
class WakeAgain implements Reaction<Rang> {
  react = async () => undefined;
}

/** Boots an application of these parts, as far as it gets. */
async function boot({ controllers = [], providers = [] }: { controllers?: Type[]; providers?: Type[] }) {
  @Module({
    imports: [DiscoveryModule],
    controllers,
    providers: [...providers, BootChecks, Topics, Actions, Subscribers],
  })
  class Application {}
  const app = await NestFactory.createApplicationContext(Application, { logger: false, abortOnError: false });
  await app.close();
  return 'booted';
}

describe('An application', () => {
  it('boots when its parts fit together', async () => {
    const providers = [RingHandler, AskHandler, SectionTopic, RingAction, Wake];
    await expect(boot({ controllers: [Doors, BehindOneDoor], providers })).resolves.toBe('booted');
  });

  it.each([
    ['a route that declares no door', { controllers: [Doors, Hole] }, /Hole\.list declares no door/],
    [
      'two handlers of a command',
      { providers: [RingHandler, OtherRingHandler] },
      /Ring has several handlers: Ring/,
    ],
    [
      'two handlers of a query',
      { providers: [AskHandler, OtherAskHandler] },
      /Ask has several handlers: Ask/,
    ],
    ['two topics of the same names', { providers: [SectionTopic, SameSectionTopic] }, /have the same names/],
    ['two actions of one name', { providers: [RingAction, OtherRingAction] }, /named doors\.ring/],
    ['two reactions of one name', { providers: [Wake, WakeAgain] }, /named doors\.wake/],
  ])('does not boot with %s', async (_, parts, reason) => {
    await expect(boot(parts)).rejects.toThrow(reason);
  });

  it('names all faults at once', async () => {
    const parts = { controllers: [Hole], providers: [RingHandler, OtherRingHandler] };
    await expect(boot(parts)).rejects.toThrow(/declares no door[^]*several handlers/);
  });
});
