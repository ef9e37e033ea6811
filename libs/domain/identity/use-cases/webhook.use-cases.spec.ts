import { beforeEach, describe, expect, it } from '@jest/globals';
import { VersionStale } from '../../kernel/version.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { answered } from '../testing/in-memory-webhooks.js';
import { RESTS } from '../webhooks/delivery-schedule.js';
import type { PostOutcome } from '../webhooks/delivery.words.js';
import type { Letter } from '../webhooks/webhook-ports.js';
import {
  DeliveryNotFound,
  DeliveryUnderWay,
  EventTypeUnknown,
  WebhookNotActive,
  WebhookNotFound,
  WebhookUrlRefused,
} from '../webhooks/webhook.errors.js';
import { AddWebhookUseCase } from './add-webhook.use-case.js';
import { AddressDeliveryUseCase } from './address-delivery.use-case.js';
import { ChangeWebhookUseCase } from './change-webhook.use-case.js';
import { NoteDeliveryUseCase } from './note-delivery.use-case.js';
import { PingWebhookUseCase } from './ping-webhook.use-case.js';
import { RedeliverWebhookUseCase } from './redeliver-webhook.use-case.js';
import { RemoveWebhookUseCase } from './remove-webhook.use-case.js';
import { RotateWebhookSecretUseCase } from './rotate-webhook-secret.use-case.js';
import { TellKeepersOfWebhookUseCase } from './tell-keepers-of-webhook.use-case.js';

const admin = actorWith(['school-admin'], 'head');
const hill = { schoolId: 'hill', districtId: null };

describe('webhooks', () => {
  let world: IdentityWorld;
  beforeEach(() => {
    world = identityWorld();
  });

  const add = (more: object = {}) =>
    new AddWebhookUseCase(world).execute(
      { url: 'https://example.org', label: 'MIS', eventTypes: ['roster.*'], ...hill, ...more },
      admin,
    );
  const ping = (webhookId: string) => new PingWebhookUseCase(world).execute({ webhookId, ...hill });
  const change = (webhookId: string, changes: object, expectedVersion?: number) =>
    new ChangeWebhookUseCase(world).execute({ at: { webhookId, ...hill }, changes, expectedVersion });
  /** Both halves of the attempt that was planned last; the letter, if one was sent. */
  const attempt = async (outcomeOf: (at: Date) => PostOutcome): Promise<Letter | null> => {
    const { deliveryId, attempt: nth, at } = world.runs.all.at(-1)!;
    const now = world.clock.now();
    world.clock.pass(Math.max(0, ((at ?? now).getTime() - now.getTime()) / 1000));
    const letter = await new AddressDeliveryUseCase(world).execute({ deliveryId, attempt: nth });
    if (letter) await new NoteDeliveryUseCase(world).execute(letter, outcomeOf(world.clock.now()));
    return letter;
  };
  const fails = (status = 500) => attempt((at) => answered(status, at));
  const succeeds = () => attempt((at) => answered(200, at));

  it('are refused with an address or types that cannot be', async () => {
    await expect(add({ url: 'http://example.org' })).rejects.toThrow(WebhookUrlRefused);
    await expect(add({ eventTypes: ['roster.nothing'] })).rejects.toThrow(EventTypeUnknown);
    const { webhookId } = await add();
    await expect(change(webhookId, { url: 'nowhere' })).rejects.toThrow(WebhookUrlRefused);
    await expect(change(webhookId, { eventTypes: ['nothing.*'] })).rejects.toThrow(EventTypeUnknown);
    await expect(change(webhookId, {}, 7)).rejects.toThrow(VersionStale);
  });

  it('belong to one school or one district, and to no other', async () => {
    const { webhookId } = await add();
    const elsewhere = { webhookId, schoolId: null, districtId: 'hill' };
    await expect(new PingWebhookUseCase(world).execute(elsewhere)).rejects.toThrow(WebhookNotFound);
    await expect(new RemoveWebhookUseCase(world).execute({ ...hill, webhookId: 'none' })).rejects.toThrow(
      WebhookNotFound,
    );
  });

  it('send what is signed by the secret that was shown, and by the former one for a while', async () => {
    const { webhookId, secret } = await add();
    await ping(webhookId);
    const letter = await succeeds();
    expect(letter).toMatchObject({ url: 'https://example.org/', secrets: [secret], attempt: 1 });
    expect(JSON.parse(letter!.body)).toEqual({
      id: letter!.id,
      type: 'webhook.ping',
      timestamp: world.clock.now().toISOString(),
      schoolId: 'hill',
      subjectId: webhookId,
      data: { webhookId },
    });
    const rotate = { at: { webhookId, ...hill }, overlapHours: 1 };
    const rotated = await new RotateWebhookSecretUseCase(world).execute(rotate);
    await ping(webhookId);
    expect((await succeeds())!.secrets).toEqual([rotated.secret, secret]);
    world.clock.pass(3600);
    await ping(webhookId);
    expect((await succeeds())!.secrets).toEqual([rotated.secret]);
    expect(rotated.secret).not.toBe(secret);
  });

  it('try again by the schedule, under the same id and with the same words, until nothing is left', async () => {
    const { webhookId } = await add();
    await ping(webhookId);
    const letters: Letter[] = [];
    for (let i = 0; i <= RESTS.length; i++) letters.push((await fails())!);
    expect(new Set(letters.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    expect(letters.map(({ attempt: nth }) => nth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(world.runs.all).toHaveLength(10);
    expect(world.deliveries.all[0]).toMatchObject({ state: 'failed', nextTryAt: null, tries: 10 });
    // The last attempt is later than a receiver's last chance.
    expect(world.webhooks.all[0]!.isActive()).toBe(false);
  });

  it('note an attempt once, however often its job runs', async () => {
    const { webhookId } = await add();
    const deliveryId = await ping(webhookId);
    const letter = (await fails())!;
    await new NoteDeliveryUseCase(world).execute(letter, answered(500, world.clock.now()));
    expect(world.deliveries.all[0]).toMatchObject({ tries: 1 });
    expect(world.runs.all).toHaveLength(2);
    expect(await new AddressDeliveryUseCase(world).execute({ deliveryId, attempt: 1 })).toBeNull();
  });

  it('spare a receiver in trouble: what is due comes later, and no attempt is lost', async () => {
    const { webhookId } = await add();
    for (let i = 0; i < 3; i++) {
      await ping(webhookId);
      await fails();
    }
    await ping(webhookId);
    expect(await succeeds()).toBeNull();
    expect(world.deliveries.all.at(-1)).toMatchObject({ state: 'waiting', tries: 0 });
    expect(await succeeds()).toMatchObject({ attempt: 1 });
    expect(world.deliveries.all.at(-1)).toMatchObject({ state: 'delivered', tries: 1 });
  });

  it('send nothing while they are paused, disabled or gone', async () => {
    const { webhookId } = await add();
    await ping(webhookId);
    await change(webhookId, { state: 'paused' });
    expect(await succeeds()).toBeNull();
    expect(world.deliveries.all[0]).toMatchObject({ state: 'cancelled' });
    await expect(ping(webhookId)).rejects.toThrow(WebhookNotActive);
    const at = { webhookId, deliveryId: world.deliveries.all[0]!.id, ...hill };
    await expect(new RedeliverWebhookUseCase(world).execute(at)).rejects.toThrow(WebhookNotActive);
    await change(webhookId, { state: 'active' });
    await ping(webhookId);
    await new RemoveWebhookUseCase(world).execute({ webhookId, ...hill });
    expect(await succeeds()).toBeNull();
    expect(world.deliveries.all).toEqual([]);
  });

  it('deliver once more by hand, with all the attempts of a new delivery', async () => {
    const { webhookId } = await add();
    const deliveryId = await ping(webhookId);
    const at = { webhookId, deliveryId, ...hill };
    const redeliver = () => new RedeliverWebhookUseCase(world).execute(at);
    await expect(redeliver()).rejects.toThrow(DeliveryUnderWay);
    const first = (await succeeds())!;
    await redeliver();
    const again = (await fails())!;
    expect([again.id, again.body, again.attempt]).toEqual([first.id, first.body, 2]);
    const rest = world.runs.all.at(-1)!.at!.getTime() - world.clock.now().getTime();
    expect(rest).toBeLessThanOrEqual(RESTS[0] * 1.1);
    await expect(new RedeliverWebhookUseCase(world).execute({ ...at, deliveryId: 'none' })).rejects.toThrow(
      DeliveryNotFound,
    );
  });

  it('tell their keepers when they were disabled, in a mail of its own for each', async () => {
    const keeper = {
      personId: 'head',
      email: 'h@example.org',
      displayName: 'H',
      locale: 'en',
      timeZone: 'UTC',
    };
    const disabled = { label: 'MIS', host: 'example.org', placeName: 'Hill', because: 'gone' } as const;
    const tell = (found: boolean) =>
      new TellKeepersOfWebhookUseCase({
        webhookKeepers: { findOf: async () => (found ? { ...disabled, keepers: [keeper] } : null) },
      }).execute({ webhookId: 'w', cause: 'event' });
    expect(await tell(true)).toMatchObject([
      { id: 'event.head', to: 'h@example.org', content: { about: 'webhook_disabled', ...disabled } },
    ]);
    expect(await tell(false)).toEqual([]);
  });
});
