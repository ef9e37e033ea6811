import { resolve } from 'node:path';

/**
 * The environment of a process of Lyceum that a test starts: without what a test runner sets for itself, and with one place
 * for compiled code, so that of many that begin with an empty folder of data only the first compiles everything.
 */
export function inherited(): Record<string, string> {
  const { NODE_OPTIONS: _, ...rest } = process.env as Record<string, string>;
  return { NODE_COMPILE_CACHE: resolve('.lyceum/test-compile-cache'), ...rest };
}
