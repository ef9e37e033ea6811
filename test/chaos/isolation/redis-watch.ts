import { Redis } from 'ioredis';
import { UUID } from './canaries.js';

/** Every command that a Redis was given, as it was given. */
export class RedisWatch {
  readonly commands: (readonly string[])[] = [];

  private constructor(private readonly monitor: Redis) {}

  static async of(url: string): Promise<RedisWatch> {
    const redis = new Redis(url);
    const monitor = await redis.monitor();
    const watch = new RedisWatch(monitor);
    monitor.on('monitor', (_time: string, command: string[]) => watch.commands.push(command));
    redis.disconnect();
    return watch;
  }

  stop(): void {
    this.monitor.disconnect();
  }
}

/** A name, an address, a token: of a person, and none of a place where it may be looked up. */
const PERSONAL = /@example\.org|Byron|Countess|eyJ[\w-]{20}|lrt_|lyk_/;
/** Stores a value, which is as private as the answer that it is kept for. */
const STORES = /^(set|setex|psetex|mset|hset|hmset)$/i;

/** Commands that say what Redis is not for: personal data in a key, a message or the payload of a job. */
export function personalIn(commands: readonly (readonly string[])[]): string[] {
  return commands
    .filter(([name = '', key = '', ...rest]) =>
      PERSONAL.test(STORES.test(name) ? key : [key, ...rest].join(' ')),
    )
    .map((command) => `Redis was told personal data: ${command.join(' ').slice(0, 300)}`);
}

/** Commands in which two schools meet: what is kept, sent or woken for one says something of the other. */
export function mixedIn(
  commands: readonly (readonly string[])[],
  schools: readonly ReadonlySet<string>[],
): string[] {
  return commands
    .filter((command) => {
      const ids = command.join(' ').match(UUID) ?? [];
      return schools.every((school) => ids.some((id) => school.has(id)));
    })
    .map((command) => `Two schools in one command: ${command.join(' ').slice(0, 300)}`);
}
