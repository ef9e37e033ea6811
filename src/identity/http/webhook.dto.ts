import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { DELIVERY_STATES, type DeliveryState } from '#domain/identity/webhooks/delivery.words';
import {
  CHOSEN_STATES,
  type ChosenState,
  type WebhookDetails,
} from '#domain/identity/webhooks/webhook.words';
import { PageQuery } from '#platform/http/page';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';
import type { DeliveryFilter } from '../queries/list-webhook-deliveries.query.js';
import { DeliverySummaryView } from '../queries/webhook-delivery.view.js';
import { WebhookView } from '../queries/webhook.view.js';

const EVENT_TYPE = /^(\*|[a-z][a-z_]{0,40}\.(\*|[a-z][a-z_]{0,60}))$/;

export class AddWebhookDto implements WebhookDetails {
  /** Where requests go, by https; networks of its own the operator may open to http. @format uri */
  @IsLine(2000)
  url!: string;

  /** What it is for, e.g. "Records system". */
  @IsLine(120)
  label!: string;

  /** Types of public events, `<context>.*` for all of a context, or `*` for all, also those to come. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(EVENT_TYPE, { each: true, message: 'eventTypes must be types such as attendance.marks_recorded' })
  eventTypes!: string[];
}

/** What is left out stays as it is. */
export class ChangeWebhookDto {
  /** @format uri */
  @MayBeLeftOut()
  @IsLine(2000)
  url?: string;

  @MayBeLeftOut()
  @IsLine(120)
  label?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(EVENT_TYPE, { each: true, message: 'eventTypes must be types such as attendance.marks_recorded' })
  eventTypes?: string[];

  /** `paused`: nothing is sent, and nothing that happens meanwhile is sent later. `active` ends a disablement too. */
  @MayBeLeftOut()
  @IsIn(CHOSEN_STATES)
  state?: ChosenState;
}

export class RotateSecretDto {
  /** For how many hours the former secret signs beside the new one; 0 when somebody knows it who must not. */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(168)
  overlapHours: number = 24;
}

export class NewWebhookView {
  webhook!: WebhookView;
  /** `whsec_` and base64, as Standard Webhooks has it. It is never shown again. */
  secret!: string;
}

export class NewWebhookSecretView {
  /** It is never shown again. */
  secret!: string;
  /** Until then requests bear the signature of the former secret as well. @format date-time */
  formerUntil!: Date;
}

export class WebhookPage {
  items!: WebhookView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class DeliveryListQuery extends PageQuery implements DeliveryFilter {
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;

  @IsOptional()
  @Matches(EVENT_TYPE)
  eventType?: string;
}

export class DeliveryPage {
  items!: DeliverySummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
