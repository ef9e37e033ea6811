import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Suites that need a Redis are told by their name. */
export const redisSpecs = /\.redis\.spec\.ts$/;

export function whyRedisIsMissing(): string | undefined {
  if (process.env.TEST_REDIS_URL || findRedisServer()) return undefined;
  return 'redis-server is not on PATH; install it (Debian: apt-get install redis-server) or set TEST_REDIS_URL';
}

/** @returns the path of the program */
export function findRedisServer(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'redis-server')).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
