/** How much, in how long, and who counts. */
export interface BucketRule {
  readonly points: number;
  readonly seconds: number;
  /**
   * `shared`: one count for all replicas, for limits that stop guessing. `process`: each process counts alone, for
   * limits that protect the process itself and must not cost a round trip on every request.
   */
  readonly counted: 'shared' | 'process';
}

const QUARTER_OF_AN_HOUR = 900;

/** Every limit there is. Sign-in limits count failures. */
export const BUCKETS = {
  /** One account tried from one address: refused beyond it, which locks out nobody else. */
  'sign-in-pair': { points: 10, seconds: QUARTER_OF_AN_HOUR, counted: 'shared' },
  /** One address that fails at many accounts. A school shares one address, hence the height. */
  'sign-in-address': { points: 100, seconds: QUARTER_OF_AN_HOUR, counted: 'shared' },
  /** One account tried from many addresses: slowed down beyond it, never refused. */
  'sign-in-account': { points: 20, seconds: QUARTER_OF_AN_HOUR, counted: 'shared' },
  /** Mail that a stranger can cause to be sent to one address. */
  'mail-to-address': { points: 5, seconds: 3600, counted: 'shared' },
  'sign-up-address': { points: 50, seconds: 3600, counted: 'shared' },
  /** Codes for a check-in that were never shown; whoever scans makes no such mistake. */
  'check-in-person': { points: 10, seconds: 300, counted: 'shared' },
  'api-person': { points: 1200, seconds: 60, counted: 'process' },
  'api-client': { points: 3000, seconds: 60, counted: 'process' },
  /** A course that is played says something every few seconds, and one key speaks for all who learn. */
  'api-recorder': { points: 60_000, seconds: 60, counted: 'process' },
  'api-anonymous': { points: 600, seconds: 60, counted: 'process' },
  /** Signing in, apart from all else that strangers ask: a whole school is behind one address. */
  'api-sign-in': { points: 600, seconds: 60, counted: 'process' },
  /** Whoever works in that school asks for another access token every ten minutes, or loses their session's use. */
  'api-refresh': { points: 6000, seconds: 60, counted: 'process' },
  'socket-message': { points: 600, seconds: 60, counted: 'process' },
} as const satisfies Record<string, BucketRule>;

export type Bucket = keyof typeof BUCKETS;
export type BucketRules = Readonly<Record<Bucket, BucketRule>>;

/** The table with the configured number of API requests a minute; 1,200 is what the other API limits are set for. */
export function bucketsFor(requestsPerMinute: number): BucketRules {
  const scaled = (rule: BucketRule): BucketRule => ({
    ...rule,
    points: Math.ceil((rule.points * requestsPerMinute) / BUCKETS['api-person'].points),
  });
  return {
    ...BUCKETS,
    'api-person': scaled(BUCKETS['api-person']),
    'api-client': scaled(BUCKETS['api-client']),
    'api-recorder': scaled(BUCKETS['api-recorder']),
    'api-anonymous': scaled(BUCKETS['api-anonymous']),
    'api-sign-in': scaled(BUCKETS['api-sign-in']),
    'api-refresh': scaled(BUCKETS['api-refresh']),
    'socket-message': scaled(BUCKETS['socket-message']),
  };
}
