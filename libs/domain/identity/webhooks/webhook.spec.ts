import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answered } from '../testing/in-memory-webhooks.js';
import { holdUntil, nextTry, RESTS } from './delivery-schedule.js';
import { EventTypeUnknown, WebhookNotActive, WebhookUrlRefused } from './webhook.errors.js';
import { WebhookDisabled } from './webhook.events.js';
import { chosenTypes } from './event-types.js';
import { newWebhookSecret } from './webhook-secret.js';
import { webhookUrl } from './webhook-url.js';
import { Webhook } from './webhook.js';

const start = new Date('2026-11-20T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const HOUR = 3600;

const aWebhook = () =>
  Webhook.add(
    {
      url: 'https://example.org/hooks',
      label: 'Records system',
      eventTypes: ['*'],
      schoolId: 'hill',
      districtId: null,
      createdBy: 'head',
    },
    async (id) => `sealed for ${id}`,
    start,
  );

describe('the address of a webhook', () => {
  const refused =
    (text: string, plainHttp = false) =>
    () =>
      webhookUrl(text, { plainHttp });

  it('is https, as a URL writes it; http only where the operator has named networks', () => {
    expect(webhookUrl('HTTPS://Example.org', { plainHttp: false })).toBe('https://example.org/');
    expect(webhookUrl('http://10.1.2.3:8080/a?b', { plainHttp: true })).toBe('http://10.1.2.3:8080/a?b');
    expect(refused('http://example.org')).toThrow(WebhookUrlRefused);
    for (const scheme of ['ftp', 'file', 'javascript', 'gopher'])
      expect(refused(`${scheme}://example.org`, true)).toThrow(WebhookUrlRefused);
  });

  it('holds no password, no fragment, and is no novel', () => {
    const texts = ['example.org', 'https://', 'https://me:secret@example.org', 'https://me@example.org'];
    for (const text of [...texts, 'https://example.org/#here', `https://example.org/${'a'.repeat(2000)}`])
      expect(refused(text)).toThrow(WebhookUrlRefused);
  });
});

describe('the types of a webhook', () => {
  const known = ['roster.person_added', 'attendance.marks_recorded'];

  it('are public events, all of a context, or all, each once', () => {
    expect(chosenTypes(['roster.*', '*', 'roster.person_added', 'roster.*'], known)).toEqual([
      'roster.*',
      '*',
      'roster.person_added',
    ]);
  });

  it('are named by their place when they are none', () => {
    const choose = () => chosenTypes(['roster.*', 'roster.person_lost', 'finance.*', 'webhook.ping'], known);
    expect(choose).toThrow(EventTypeUnknown);
    try {
      choose();
    } catch (error) {
      const pointers = (error as EventTypeUnknown).faults.map(({ pointer }) => pointer);
      expect(pointers).toEqual(['/eventTypes/1', '/eventTypes/2', '/eventTypes/3']);
    }
  });
});

describe('the secret of a webhook', () => {
  it('is 256 bits in the form of Standard Webhooks, another one each time', () => {
    const secrets = Array.from({ length: 50 }, newWebhookSecret);
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      expect(atob(secret.slice(6))).toHaveLength(32);
    }
    expect(new Set(secrets).size).toBe(50);
  });

  it('signs beside the former one for a while; a third ends the first at once', async () => {
    const webhook = await aWebhook();
    const first = webhook.sealedSecretsAt(start)[0]!;
    webhook.rotate('second', later(24 * HOUR));
    expect(webhook.sealedSecretsAt(start)).toEqual(['second', first]);
    expect(webhook.sealedSecretsAt(later(24 * HOUR))).toEqual(['second']);
    webhook.rotate('third', later(HOUR));
    expect(webhook.sealedSecretsAt(start)).toEqual(['third', 'second']);
    webhook.rotate('fourth', start);
    expect(webhook.sealedSecretsAt(start)).toEqual(['fourth']);
  });
});

describe('a receiver', () => {
  let webhook: Webhook;
  beforeEach(async () => {
    webhook = await aWebhook();
  });
  const fail = (seconds: number, status = 500) => webhook.note(answered(status, later(seconds)));

  it('may have an accident or two; from the third failure in a row it is spared, longer each time', () => {
    const holds = [0, 0, 0, 0, 0].map(() => {
      fail(0);
      return webhook.heldUntil(start)?.getTime() ?? start.getTime();
    });
    expect(holds.map((until) => (until - start.getTime()) / 1000)).toEqual([0, 0, 5, 10, 20]);
    for (let i = 0; i < 20; i++) fail(0);
    expect(webhook.heldUntil(later(299))).toEqual(later(300));
    expect(webhook.heldUntil(later(300))).toBeNull();
  });

  it('is well again after one success', () => {
    for (let i = 0; i < 9; i++) fail(0);
    webhook.note(answered(204, later(1)));
    expect(webhook.heldUntil(later(1))).toBeNull();
    fail(71 * HOUR);
    fail(72 * HOUR + 2);
    expect(webhook.isActive()).toBe(true);
  });

  it('is left alone for as long as it asks, but not for longer than a day', () => {
    webhook.note(answered(429, start, { retryAt: later(HOUR) }));
    expect(webhook.heldUntil(start)).toEqual(later(HOUR));
    webhook.note(answered(503, start, { retryAt: later(1000 * HOUR) }));
    expect(webhook.heldUntil(start)).toEqual(later(24 * HOUR));
  });

  it('is given up after three days without success, with notice', () => {
    fail(0);
    fail(72 * HOUR - 1);
    expect(webhook.isActive()).toBe(true);
    fail(72 * HOUR);
    expect(webhook.isActive()).toBe(false);
    expect(() => webhook.assertActive()).toThrow(WebhookNotActive);
    const facts = { webhookId: webhook.id, schoolId: 'hill', districtId: null, because: 'failing' };
    expect(webhook.takeEvents()).toEqual([new WebhookDisabled(webhook.id, facts as never)]);
    fail(73 * HOUR);
    expect(webhook.takeEvents()).toEqual([]);
  });

  it('is given up at once when it says that it is gone', () => {
    fail(0, 410);
    expect(webhook.takeEvents()).toMatchObject([
      { type: 'identity.webhook_disabled', data: { because: 'gone' } },
    ]);
  });

  it('begins anew when it is made active, or gets another address', () => {
    fail(0, 410);
    webhook.change({ state: 'active' });
    expect(webhook.isActive()).toBe(true);
    for (let i = 0; i < 9; i++) fail(0);
    webhook.change({ label: 'The same address', url: 'https://example.org/hooks' });
    expect(webhook.heldUntil(start)).not.toBeNull();
    webhook.change({ url: 'https://example.org/others' });
    expect(webhook.heldUntil(start)).toBeNull();
    webhook.change({ state: 'paused' });
    expect(webhook.isActive()).toBe(false);
  });
});

describe('the schedule', () => {
  const seconds = fc.integer({ min: 1, max: RESTS.length });

  it('is that of Standard Webhooks: nine more attempts in a little more than three days', () => {
    expect(RESTS.map((rest) => rest / 60_000)).toEqual([1 / 12, 5, 30, 120, 300, 600, 840, 1200, 1440]);
    expect(nextTry(RESTS.length + 1, start, null)).toBeNull();
  });

  it('never comes early, is late by a tenth at most, and heeds Retry-After up to a day', () => {
    fc.assert(
      fc.property(seconds, fc.option(fc.integer({ min: -HOUR, max: 200 * HOUR })), (failed, wish) => {
        const retryAt = wish === null ? null : later(wish);
        const next = nextTry(failed, start, retryAt)!.getTime() - start.getTime();
        const rest = RESTS[failed - 1]!;
        const asked = Math.min(Math.max(wish ?? 0, 0), 24 * HOUR) * 1000;
        expect(next).toBeGreaterThanOrEqual(Math.max(rest, asked));
        expect(next).toBeLessThanOrEqual(Math.max(rest * 1.1, asked));
      }),
    );
  });

  it('spares a receiver for five minutes at most of its own accord', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 10_000 }), (failures) => {
        const hold = holdUntil(failures, start, null)!.getTime() - start.getTime();
        expect(hold).toBeGreaterThanOrEqual(5_000);
        expect(hold).toBeLessThanOrEqual(300_000);
      }),
    );
  });
});
