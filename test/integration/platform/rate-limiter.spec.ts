import { describe, expect, it } from '@jest/globals';
import { addressKey } from '#platform/limits/address-key';
import { BUCKETS, bucketsFor } from '#platform/limits/buckets';
import { MemoryRateLimiter } from '#platform/limits/memory-rate-limiter';
import { behavesAsRateLimiter, RULES } from './rate-limiter.contract.js';

describe('Rate limits in memory', () => behavesAsRateLimiter(async () => new MemoryRateLimiter(RULES)));

describe('The buckets', () => {
  it('scale what the API allows with the setting, and nothing that stops guessing', () => {
    const doubled = bucketsFor(2 * BUCKETS['api-person'].points);
    expect(doubled['api-person'].points).toBe(2400);
    expect(doubled['api-anonymous'].points).toBe(1200);
    expect(doubled['sign-in-pair']).toEqual(BUCKETS['sign-in-pair']);
    expect(bucketsFor(1)['api-anonymous'].points).toBe(1);
  });
});

describe('addressKey', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, key) => expect(addressKey(address)).toBe(key));
});
