import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, type Sight } from './sight.js';
import { TicketCheckInView, selectCheckIn } from './ticket.view.js';

export const CHECK_IN_SORTS = ['checkedInAt', '-checkedInAt'] as const;

type Sort = (typeof CHECK_IN_SORTS)[number];

/** Who has come to an occurrence, for whoever lets them in. */
export class ListCheckInsQuery extends Query<Page<TicketCheckInView>> {
  constructor(
    readonly occurrenceId: string,
    readonly page: ListInput<Sort>,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<TicketCheckInView, Sort>(selectCheckIn, {
  checkedInAt: [
    ['t.checked_in_at', 'timestamptz', 'checkedInAt'],
    ['t.id', 'uuid', 'registrationId'],
  ],
});

/** Whether there is anything to let people in to. */
const lets = prepared(`
  select from academy.occurrences o join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  where o.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(ListCheckInsQuery)
export class ListCheckInsHandler implements IQueryHandler<ListCheckInsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OccurrenceNotFound */
  async execute({ occurrenceId, page, actor }: ListCheckInsQuery): Promise<Page<TicketCheckInView>> {
    const sight = actor.reach('academy.check-in.make') === 'all' ? 'all' : 'organiser';
    const found = await this.checkIns(occurrenceId, page, sight, actor);
    if (found.items.length > 0) return found;
    if ((await this.reader.rows(actor, lets, [occurrenceId, sight])).length > 0) return found;
    throw new OccurrenceNotFound();
  }

  private checkIns(occurrenceId: string, page: ListInput<Sort>, sight: Sight, actor: Actor) {
    return listing.page(this.reader, actor, page, [
      ['t.occurrence_id = ?', occurrenceId],
      ['t.checked_in_at is not null'],
      [isOpenTo(`'${sight}'`)],
    ]);
  }
}
