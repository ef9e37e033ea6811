// What '@jest/globals' exports in Jest's own sandbox; without the sandbox these are globals.
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } = globalThis;
