import { IsBoolean, IsUUID } from 'class-validator';
import { IsInstant, IsLine } from '#platform/http/rules';
import type { LiveDetails } from '#domain/learning/outline/live';

/** When a live session is, and where. */
export class LiveDto implements LiveDetails {
  @IsLine(2000)
  url!: string;

  @IsInstant()
  startsAt!: string;

  @IsInstant()
  endsAt!: string;
}

export class PresenceDto {
  /** Whether you are there, or leave. Whoever says nothing for two and a half minutes is not there any more. */
  @IsBoolean()
  here!: boolean;
}

export class AttendMessage extends PresenceDto {
  /** The live session. */
  @IsUUID()
  itemId!: string;
}
