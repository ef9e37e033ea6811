import { timingSafeEqual } from 'node:crypto';
import { SubscriptionLinkInvalid } from '#domain/attendance/notifications/notification.errors';
import {
  SUBSCRIPTIONS,
  type Subscription,
  type UnsubscribeRequest,
} from '#domain/attendance/notifications/notification.words';
import type { SubscriptionLinks } from '#domain/attendance/notifications/subscription-links';
import type { KeyedTokens } from '#platform/auth/keyed-tokens';

const PURPOSE = 'unsubscribe';
const TOKEN = /^([\w-]{44})\.([\w-]{43})$/;

/** Numbers that stand in mails for years: none is ever given to another kind. */
const NUMBERS: Readonly<Record<Subscription, number>> = {
  absence: 1,
  register_reminder: 2,
  registers_not_taken: 3,
  alert: 4,
  daily_report: 5,
  announcement: 6,
};

/** What is asked for, two ids and a number in 33 bytes, as base64url, and a signature over it: 88 characters. */
export class KeyedSubscriptionLinks implements SubscriptionLinks {
  constructor(private readonly keys: KeyedTokens) {}

  async tokenFor(request: UnsubscribeRequest): Promise<string> {
    const packed = pack(request);
    return `${packed}.${await this.keys.tokenFor(PURPOSE, packed)}`;
  }

  async read(token: string): Promise<UnsubscribeRequest> {
    const [, packed, signature] = TOKEN.exec(token) ?? [];
    if (packed === undefined || signature === undefined) throw new SubscriptionLinkInvalid();
    const wanted = Buffer.from(await this.keys.tokenFor(PURPOSE, packed));
    if (!timingSafeEqual(wanted, Buffer.from(signature))) throw new SubscriptionLinkInvalid();
    return unpack(packed);
  }
}

function pack({ schoolId, recipientId, subscription }: UnsubscribeRequest): string {
  const ids = Buffer.from(`${schoolId}${recipientId}`.replaceAll('-', ''), 'hex');
  return Buffer.concat([ids, Buffer.of(NUMBERS[subscription])]).toString('base64url');
}

function unpack(packed: string): UnsubscribeRequest {
  const bytes = Buffer.from(packed, 'base64url');
  const subscription = SUBSCRIPTIONS.find((known) => NUMBERS[known] === bytes[32]);
  if (subscription === undefined) throw new SubscriptionLinkInvalid();
  return { schoolId: uuid(bytes.subarray(0, 16)), recipientId: uuid(bytes.subarray(16, 32)), subscription };
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
