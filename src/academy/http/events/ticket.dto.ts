import { IsIn, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine } from '#platform/http/rules';
import { CHECK_IN_SORTS } from '../../queries/events/list-check-ins.query.js';
import { TicketCheckInView } from '../../queries/events/ticket.view.js';

export class ScanTicketDto {
  /** As it stands in the QR code. */
  @IsLine(200)
  code!: string;

  /** What the device calls itself: the same again is the same scan. */
  @IsLine(100)
  device!: string;
}

export class ScanTicketMessage extends ScanTicketDto {
  @IsUUID()
  occurrenceId!: string;
}

export class ScanView {
  /** @format date-time */
  at!: string;
  device!: string;
  /** Who held the device. @format uuid */
  by!: string | null;
}

/** What a scan has come to. */
export class ScanOutcomeView {
  /** @format uuid */
  registrationId!: string;
  /** Another device was first: both scans are told. */
  alreadyCheckedIn!: boolean;
  /** The check-in. */
  first!: ScanView;
  /** This device's: the same, if it was the first. */
  scan!: ScanView;
}

export class CheckInListQuery extends PageQuery {
  /** By `checkedInAt`, backwards with a minus. */
  @IsIn(CHECK_IN_SORTS)
  sort: (typeof CHECK_IN_SORTS)[number] = '-checkedInAt';
}

export class CheckInPage {
  items!: TicketCheckInView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
