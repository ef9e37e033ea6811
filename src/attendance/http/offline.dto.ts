import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import {
  PROPOSAL_STATES,
  type ProposalCause,
  type ProposalState,
  type SyncOutcome,
} from '#domain/attendance/sync.words';
import { PageQuery } from '#platform/http/page';
import { IsInstant, IsLine, IsLocalDate } from '#platform/http/rules';
import { MarkProposalView } from '../queries/list-mark-proposals.query.js';
import { StandingMarkView, WantedMarkDto } from './register.dto.js';

/** A mark that was made without a network. */
export class SyncOperationDto extends WantedMarkDto {
  /** The device's own id of the operation. Sent again, it is answered as the first time and changes nothing. */
  @IsUUID()
  operationId!: string;

  @IsUUID()
  registerId!: string;

  /** By the device's clock. It is kept as evidence and decides nothing. */
  @IsInstant()
  markedAt!: string;
}

export class SyncMarksDto {
  /** The same for all that the device ever sends. */
  @IsUUID()
  deviceId!: string;

  /** In the order in which they were made. Each is answered by itself: one that cannot stand holds up no other. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((operation: SyncOperationDto) => operation?.operationId, {
    message: '$property must name each operation once',
  })
  @ValidateNested({ each: true })
  @Type(() => SyncOperationDto)
  operations!: SyncOperationDto[];
}

/** A field of an operation that is wrong. */
export class OperationFaultView {
  /** Into the operation. */
  pointer!: string;
  detail!: string;
}

/** Why an operation was refused: a problem, as it would have been answered to it alone. */
export class RefusalView {
  code!: string;
  detail!: string;
  faults!: OperationFaultView[];
}

export class ProposedView {
  /** @format uuid */
  id!: string;
  cause!: ProposalCause;
}

/** What became of an operation. */
export class SyncAnswerView {
  /** @format uuid */
  operationId!: string;
  /**
   * `applied`: it stands. `merged`: the same stood already. `proposed`: the office is asked to decide. `refused`: it
   * cannot stand.
   */
  outcome!: SyncOutcome;
  /** The mark as it stood afterwards; in a conflict, the other value. */
  mark!: StandingMarkView | null;
  proposal!: ProposedView | null;
  refusal!: RefusalView | null;
  /** The operation was known: this is its first answer. */
  replayed!: boolean;
}

export class SyncMarksView {
  /** In the order of the operations. */
  operations!: SyncAnswerView[];
}

export class OfflineDayDto {
  /** The school's date; today there when left out. */
  @IsOptional()
  @IsLocalDate()
  date?: string;
}

export class ListMarkProposalsDto extends PageQuery {
  @IsOptional()
  @IsIn(PROPOSAL_STATES)
  state: ProposalState = 'open';

  @IsOptional()
  @IsUUID()
  registerId?: string;
}

export class MarkProposalPage {
  items!: MarkProposalView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class DecideMarkProposalsDto {
  /** All are decided, or none. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  proposalIds!: string[];

  /** What is accepted becomes the office's value over the teacher's. */
  @IsIn(['accepted', 'declined'])
  decision!: 'accepted' | 'declined';

  /** Kept with the proposals and, accepted, as the reason of the marks. */
  @IsLine(500)
  reason!: string;
}
