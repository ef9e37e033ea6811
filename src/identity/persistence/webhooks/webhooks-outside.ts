import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#domain/kernel/id';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import type { Outside } from '#platform/outbox/outside';
import { PublicEvents } from '#platform/outbox/public-events';
import type { RelayJob } from '#platform/outbox/relay-job';
import { prepared } from '#platform/persistence/statement';
import type { Read } from '#platform/persistence/tenant-reader';
import { DELIVER_WEBHOOK } from './queued-delivery-runs.js';

interface Told {
  readonly deliveryId: string;
  readonly schoolId: string | null;
}

const tell = prepared(`
  select delivery_id as "deliveryId", school_id as "schoolId" from identity.tell_webhooks($1::jsonb)`);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Makes deliveries of public events for the webhooks that asked for them, over the allow-listed function. */
@Injectable()
export class WebhooksOutside implements Outside {
  constructor(@Inject(PublicEvents) private readonly publicEvents: PublicEvents) {}

  async tell(events: readonly EventEnvelope[], relay: Read): Promise<RelayJob[]> {
    const told = events.filter(({ type }) => this.publicEvents.has(type)).map(placed);
    if (told.length === 0) return [];
    const rows = await relay<Told>(tell, [JSON.stringify(told)]);
    return rows.map(({ deliveryId, schoolId }) => ({
      id: newId(),
      kind: DELIVER_WEBHOOK,
      school_id: schoolId,
      payload: { deliveryId, attempt: 1 },
    }));
  }
}

/** Where it happened: an event outside of a school's transaction says so itself, like that of an accepted invitation. */
function placed({ id, data }: EventEnvelope, nth: number) {
  const { schoolId, districtId } = data as { readonly schoolId?: unknown; readonly districtId?: unknown };
  return { nth, id, school_id: idIn(schoolId), district_id: idIn(districtId) };
}

function idIn(value: unknown): string | null {
  return typeof value === 'string' && UUID.test(value) ? value : null;
}
