import { Injectable, SetMetadata, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Actor } from '#domain/kernel/actor';
import type { Permission } from '#domain/kernel/permissions';

/** What a topic's name says, e.g. `{ registerId }` of `register:{registerId}`. */
export type TopicParams = Readonly<Record<string, string>>;

export interface TopicOptions {
  /** `register:{registerId}`, `school:{schoolId}:registers`. */
  readonly pattern: string;
  readonly permission: Permission;
  /** The messages that are shown on it: the wire type and the class that describes its data. */
  readonly messages: readonly { readonly type: string; readonly data: Type }[];
  /** Describes the snapshot. */
  readonly snapshot: Type;
}

/** Instead of a school: the topic belongs to a person, and any signed-in caller comes as far as `admit`. */
export const OF_NO_SCHOOL = 'no school';

/** What may be watched. It says to whom it belongs, whether this actor may watch it, and what there is to see now. */
export interface Topic {
  /** The school of the topic, or {@link OF_NO_SCHOOL}; null when there is no such topic. */
  schoolOf(params: TopicParams): Promise<string | null>;
  /** @throws a `not_found` or `forbidden` domain error when this actor, who has the permission, may not watch it */
  admit(actor: Actor, params: TopicParams): Promise<void>;
  /**
   * Everything that a watcher needs to begin with. Read after the cursor was taken, so messages that follow may repeat
   * what it holds already.
   */
  snapshot(actor: Actor, params: TopicParams): Promise<object>;
}

export const TOPIC = 'lyceum:topic';

/** Declares a topic; found at boot. One without a permission does not compile. */
export const WatchableTopic = (options: TopicOptions) => SetMetadata(TOPIC, options);

export interface KnownTopic {
  readonly options: TopicOptions;
  readonly topic: Topic;
}

/** All declared topics; two that could mean the same name do not boot. */
@Injectable()
export class Topics implements OnModuleInit {
  private known?: KnownTopic[];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    this.all();
  }

  all(): readonly KnownTopic[] {
    this.known ??= this.find();
    return this.known;
  }

  /** The declared topic behind a name, and what the name says; undefined when nothing is declared for it. */
  match(name: string): (KnownTopic & { params: TopicParams }) | undefined {
    for (const known of this.all()) {
      const params = paramsOf(known.options.pattern, name);
      if (params) return { ...known, params };
    }
    return undefined;
  }

  private find(): KnownTopic[] {
    const found = new Map<string, KnownTopic>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const options = metatype && this.reflector.get<TopicOptions | undefined>(TOPIC, metatype);
      if (!options) continue;
      const shape = options.pattern.replaceAll(/\{\w+\}/g, '{}');
      const other = found.get(shape)?.options.pattern;
      if (other !== undefined)
        throw new Error(`Two topics, ${other} and ${options.pattern}, have the same names.`);
      found.set(shape, { options, topic: instance as Topic });
    }
    return [...found.values()];
  }
}

/** Every parameter of a topic is a UUID, so nothing else ever reaches SQL or a room's name. */
function paramsOf(pattern: string, name: string): TopicParams | undefined {
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  const source = pattern.replaceAll(/\{(\w+)\}/g, (_, param: string) => `(?<${param}>${uuid})`);
  const match = new RegExp(`^${source}$`).exec(name);
  return match ? { ...match.groups } : undefined;
}
