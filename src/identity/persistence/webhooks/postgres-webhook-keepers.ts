import { Inject, Injectable } from '@nestjs/common';
import { anonymous } from '#domain/kernel/actor';
import type { DisabledWebhook, WebhookKeeper, WebhookKeepers } from '#domain/identity/webhooks/webhook-ports';
import type { Disablement } from '#domain/identity/webhooks/webhook.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

interface Row extends WebhookKeeper {
  readonly label: string;
  readonly url: string;
  readonly placeName: string;
  readonly because: Disablement;
}

const ofWebhook = prepared(`
  select label, url, place_name as "placeName", because, person_id as "personId", email, display_name as "displayName",
    locale, time_zone as "timeZone"
  from identity.keepers_of_disabled_webhook($1) order by person_id`);

/** Over the allow-listed function of the migration. */
@Injectable()
export class PostgresWebhookKeepers implements WebhookKeepers {
  constructor(@Inject(TenantReader) private readonly reader: TenantReader) {}

  async findOf(webhookId: string): Promise<DisabledWebhook | null> {
    const rows = await this.reader.rows<Row>(anonymous, ofWebhook, [webhookId]);
    if (!rows[0]) return null;
    const { label, url, placeName, because } = rows[0];
    const keepers = rows.map(({ personId, email, displayName, locale, timeZone }) => {
      return { personId, email, displayName, locale, timeZone };
    });
    return { label, host: new URL(url).host, placeName, because, keepers };
  }
}
