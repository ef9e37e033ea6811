import { Inject, Injectable } from '@nestjs/common';
import {
  IsDefined,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { DomainError } from '#domain/kernel/domain-error';
import type { Actor } from '#domain/kernel/actor';
import type { Access } from '../auth/access.js';
import { Doorkeeper } from '../auth/doorkeeper.js';
import { requestContext } from '../context/request-context.js';
import { claimOf } from '../http/idempotency.interceptor.js';
import { inputPipe } from '../http/input.pipe.js';
import { assertPlain } from '../http/plain-input.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { TooManyRequests } from '../limits/too-many-requests.js';
import { Actions } from './actions.js';
import type { SubscribeAnswer } from './subscription.js';
import { TopicFeed } from './topic-feed.js';
import { OF_NO_SCHOOL, Topics, type KnownTopic, type TopicParams } from './topics.js';

/** `subscribe`: a topic and, after a reconnect, the last sequence number that the client has seen of it. */
export class SubscribeMessage {
  @IsString()
  @MaxLength(200)
  topic!: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}

/** `act`: an action in a school, with its input and, to be safe against doubling, an idempotency key. */
export class ActMessage {
  @IsString()
  @MaxLength(100)
  action!: string;

  @IsUUID()
  schoolId!: string;

  @IsDefined()
  @IsObject()
  input!: object;

  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,200}$/)
  idempotencyKey?: string;
}

export class TopicNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'platform.topic_not_found';
  constructor() {
    super('There is no such topic, or it is not yours to watch.');
  }
}

export class ActionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'platform.action_not_found';
  constructor(name: string) {
    super(`There is no action "${name}".`);
  }
}

/** What is said over a socket, without the socket: wishes are read, admitted and answered here. */
@Injectable()
export class Conversation {
  constructor(
    private readonly topics: Topics,
    private readonly actions: Actions,
    private readonly feed: TopicFeed,
    private readonly doorkeeper: Doorkeeper,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  /** Before anything else is done with a message. @throws TooManyRequests */
  async count({ personId, clientId }: Access): Promise<void> {
    const { allowed, resetSeconds } = await this.limiter.consume('socket-message', (personId ?? clientId)!);
    if (!allowed) throw new TooManyRequests(resetSeconds);
  }

  async readWish(given: unknown): Promise<SubscribeMessage> {
    return read(SubscribeMessage, given);
  }

  async subscribe(access: Access, { topic: name, after }: SubscribeMessage): Promise<SubscribeAnswer> {
    const { topic, params, actor } = await this.admit(access, name);
    if (after !== undefined) {
      const { complete, messages } = await this.feed.missedBy(name, after);
      if (complete) return { topic: name, seq: messages.at(-1)?.seq ?? after, messages };
    }
    const seq = await this.feed.lastSeq(name);
    return { topic: name, seq, snapshot: await topic.snapshot(actor, params) };
  }

  /** Whether this caller may still watch the topic. @throws what keeps that from being found out */
  async admits(access: Access, name: string): Promise<boolean> {
    try {
      await this.admit(access, name);
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  async act(access: Access, given: unknown): Promise<object> {
    const message = await read(ActMessage, given);
    const known = this.actions.all().get(message.action);
    if (!known) throw new ActionNotFound(message.action);
    const actor = await this.doorkeeper.admit(access, known.options.permission, message);
    const input = await read(known.options.input as new () => object, message.input);
    const context = requestContext();
    const { idempotencyKey } = message;
    if (context && idempotencyKey) {
      context.idempotency = claimOf(actor, `act ${message.action}`, idempotencyKey, message.input);
    }
    const result = await known.action.act(input, actor);
    return { result, ...(context?.idempotency?.replayed && { replayed: true }) };
  }

  private async admit(
    access: Access,
    name: string,
  ): Promise<KnownTopic & { params: TopicParams; actor: Actor }> {
    const known = this.topics.match(name);
    const schoolId = await known?.topic.schoolOf(known.params);
    if (!known || !schoolId) throw new TopicNotFound();
    const actor =
      schoolId === OF_NO_SCHOOL
        ? access.actorIn({ schoolId: null, districtId: null })
        : await this.doorkeeper.admit(access, known.options.permission, { schoolId });
    await known.topic.admit(actor, known.params);
    return { ...known, actor };
  }
}

/** Says no, and not only that nobody can tell at the moment. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && ['unauthenticated', 'forbidden', 'not_found'].includes(error.kind);
}

async function read<T extends object>(type: new () => T, given: unknown): Promise<T> {
  assertPlain(given);
  return (await inputPipe.transform(given ?? {}, { type: 'body', metatype: type })) as T;
}
