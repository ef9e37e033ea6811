import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DOOR } from '../auth/decorators.js';

/** Where @nestjs/cqrs notes what a handler handles; it only warns when a second one takes the first one's place. */
const HANDLED = ['__commandHandler__', '__queryHandler__'];

/** Refuses to boot what would otherwise be found out by a request: all faults at once, with what to do. */
@Injectable()
export class BootChecks implements OnModuleInit {
  private readonly scanner = new MetadataScanner();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const faults = [...this.routesWithoutDoor(), ...this.messagesWithTwoHandlers()];
    if (faults.length > 0) throw new Error(`The application is not sound:\n  - ${faults.join('\n  - ')}`);
  }

  private routesWithoutDoor(): string[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (!metatype) return [];
      const { prototype } = metatype as { prototype: Record<string, () => unknown> };
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => this.reflector.get<unknown>(METHOD_METADATA, prototype[name]!) !== undefined)
        .filter((name) => !this.reflector.getAllAndOverride(DOOR, [prototype[name]!, metatype]))
        .map(
          (name) => `${metatype.name}.${name} declares no door: add @Requires(…), @SignedIn() or @Public()`,
        );
    });
  }

  private messagesWithTwoHandlers(): string[] {
    const handlers = new Map<{ name: string }, string[]>();
    for (const { metatype } of this.discovery.getProviders()) {
      const handled = HANDLED.map((key) => metatype && this.reflector.get<{ name: string }>(key, metatype));
      for (const message of handled)
        if (message) handlers.set(message, [...(handlers.get(message) ?? []), metatype!.name]);
    }
    return [...handlers]
      .filter(([, names]) => names.length > 1)
      .map(([message, names]) => `${message.name} has several handlers: ${names.join(', ')}; keep one`);
  }
}
