import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { localeFor } from '#domain/kernel/languages';
import { SubscriptionLinkInvalid } from '#domain/attendance/notifications/notification.errors';
import type { UnsubscribeRequest } from '#domain/attendance/notifications/notification.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What the page behind a link in a mail needs to know. */
export interface SubscriptionPage {
  readonly school: string;
  readonly locale: string;
  readonly wanted: boolean;
}

/** Asked by whoever holds the link, which was signed for this one recipient. */
export class ShowSubscriptionQuery extends Query<SubscriptionPage> {
  constructor(readonly request: UnsubscribeRequest) {
    super();
  }
}

const shown = prepared(`
  select z.name as school, z.locale as "ofSchool",
    (select coalesce(p.locale, c.locale) from roster_api.contacts_v1 c
      left join identity_api.people_v1 p on p.person_id = c.person_id
      where c.school_id = z.school_id and c.roster_person_id = $1) as "ofRecord",
    (select p.locale from identity_api.people_v1 p where p.person_id = $1) as "ofPerson",
    not exists (select from attendance.notification_preferences f where f.school_id = z.school_id
      and f.recipient_id = $1 and f.subscription = $2 and not f.wanted) as wanted
  from identity_api.schools_v1 z where z.school_id = platform.current_school()`);

interface Row {
  readonly school: string;
  readonly ofSchool: string;
  readonly ofRecord: string | null;
  readonly ofPerson: string | null;
  readonly wanted: boolean;
}

@QueryHandler(ShowSubscriptionQuery)
export class ShowSubscriptionHandler implements IQueryHandler<ShowSubscriptionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws SubscriptionLinkInvalid when the school is no more */
  async execute({ request }: ShowSubscriptionQuery): Promise<SubscriptionPage> {
    const { schoolId, recipientId, subscription } = request;
    const [row] = await this.reader.rows<Row>(systemActor(schoolId), shown, [recipientId, subscription]);
    if (!row) throw new SubscriptionLinkInvalid();
    const { school, wanted, ofPerson, ofRecord, ofSchool } = row;
    return { school, wanted, locale: localeFor(ofPerson, ofRecord, ofSchool) };
  }
}
