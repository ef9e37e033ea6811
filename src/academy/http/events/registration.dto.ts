import { IsIn, IsUUID } from 'class-validator';
import {
  REGISTRATION_STATES,
  WAITLIST_STATES,
  type RegistrationState,
  type WaitlistState,
} from '#domain/academy/events/event.words';
import { PageQuery } from '#platform/http/page';
import { IsFlag, MayBeLeftOut } from '#platform/http/rules';
import {
  REGISTRATION_SORTS,
  type RegistrationFilter,
} from '../../queries/events/list-registrations.query.js';
import {
  WAITLIST_SORTS,
  type WaitlistEntryFilter,
} from '../../queries/events/list-waitlist-entries.query.js';
import { RegistrationView, WaitlistEntryView } from '../../queries/events/registration.view.js';

class SeatListQuery extends PageQuery {
  @MayBeLeftOut()
  @IsUUID()
  occurrenceId?: string;

  @MayBeLeftOut()
  @IsUUID()
  quotaId?: string;

  /** `true`: only your own. */
  @MayBeLeftOut()
  @IsFlag()
  mine?: boolean;
}

export class RegistrationListQuery extends SeatListQuery implements RegistrationFilter {
  /** By `id` (as they were made), backwards with a minus. */
  @IsIn(REGISTRATION_SORTS)
  sort: RegistrationFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsIn(REGISTRATION_STATES)
  state?: RegistrationState;
}

export class WaitlistEntryListQuery extends SeatListQuery implements WaitlistEntryFilter {
  /** By `id` (as they joined), backwards with a minus. */
  @IsIn(WAITLIST_SORTS)
  sort: WaitlistEntryFilter['sort'] = 'id';

  @MayBeLeftOut()
  @IsIn(WAITLIST_STATES)
  state?: WaitlistState;
}

export class RegisterOtherDto {
  @IsUUID()
  quotaId!: string;

  /** A member of the school. */
  @IsUUID()
  personId!: string;
}

export class RegistrationPage {
  items!: RegistrationView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class WaitlistEntryPage {
  items!: WaitlistEntryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
