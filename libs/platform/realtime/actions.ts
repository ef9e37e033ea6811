import { Injectable, SetMetadata, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Actor } from '#domain/kernel/actor';
import type { Permission } from '#domain/kernel/permissions';

export interface ActionOptions {
  /** `attendance.mark` */
  readonly name: string;
  readonly permission: Permission;
  /** The DTO, validated exactly like the body of the REST route. */
  readonly input: Type;
  /** Describes the answer. */
  readonly output: Type;
}

/** What a client may do over the socket: the same command, validation and answer as over REST. */
export interface Action<Input extends object = object> {
  act(input: Input, actor: Actor): Promise<object>;
}

export const ACTION = 'lyceum:action';

/** Declares a socket action; found at boot. */
export const SocketAction = (options: ActionOptions) => SetMetadata(ACTION, options);

export interface KnownAction {
  readonly options: ActionOptions;
  readonly action: Action;
}

/** All declared actions, by name; two of one name do not boot. */
@Injectable()
export class Actions implements OnModuleInit {
  private known?: Map<string, KnownAction>;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    this.all();
  }

  all(): ReadonlyMap<string, KnownAction> {
    this.known ??= this.find();
    return this.known;
  }

  private find(): Map<string, KnownAction> {
    const found = new Map<string, KnownAction>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const options = metatype && this.reflector.get<ActionOptions | undefined>(ACTION, metatype);
      if (!options) continue;
      if (found.has(options.name)) throw new Error(`Two socket actions are named ${options.name}.`);
      found.set(options.name, { options, action: instance as Action });
    }
    return found;
  }
}
