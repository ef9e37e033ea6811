import { describe, expect, it } from '@jest/globals';
import { ApiKey, readApiKey } from './api-key.js';
import { ApiKeyLabelRefused } from './api-key.errors.js';
import { fingerprint } from './secret-token.js';
import { ApiKeyCreated, ApiKeyRevoked } from './api-key.events.js';

const now = new Date('2026-11-20T09:00:00Z');
const create = (label = 'Records system') =>
  ApiKey.create({ schoolId: 'school', label, createdBy: null }, now);

describe('an API key', () => {
  it('is kept as the fingerprint of its secret', async () => {
    const { apiKey, text } = await create();
    const presented = readApiKey(text)!;
    expect(presented.clientId).toBe(apiKey.id);
    expect(apiKey.secretHash).toBe(await fingerprint(presented.secret));
    expect((await create()).apiKey.secretHash).not.toBe(apiKey.secretHash);
    expect(JSON.stringify(apiKey)).not.toContain(presented.secret);
  });

  it('is revoked once', async () => {
    const { apiKey } = await create();
    apiKey.revoke(now);
    apiKey.revoke(now);
    const data = { clientId: apiKey.id, schoolId: 'school' };
    expect(apiKey.takeEvents()).toEqual([
      new ApiKeyCreated(apiKey.id, data),
      new ApiKeyRevoked(apiKey.id, data),
    ]);
  });

  it('says what it is for', async () => {
    await expect(create('  ')).rejects.toThrow(ApiKeyLabelRefused);
    await expect(create('x'.repeat(121))).rejects.toThrow(ApiKeyLabelRefused);
  });

  it.each(['', 'lyk_', `lyk_${'g'.repeat(32)}_${'a'.repeat(43)}`, `lyk_${'0'.repeat(32)}_short`])(
    'is not %j',
    (text) => expect(readApiKey(text)).toBeNull(),
  );
});
