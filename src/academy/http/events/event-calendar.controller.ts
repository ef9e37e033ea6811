import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Public, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { GetOccurrenceCalendarQuery } from '../../queries/events/get-occurrence-calendar.query.js';
import { ReadCalendarFeedQuery } from '../../queries/events/read-calendar-feed.query.js';

/** What takes place, as calendars read it (iCalendar, RFC 5545). */
@Controller()
export class EventCalendarController {
  constructor(private readonly queries: QueryBus) {}

  /** Your confirmed seats, to whatever program brings the secret address of your calendar. */
  @Get('calendars/:code')
  @Public()
  @AnswersFile('text/calendar')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async readCalendar(@Param('code') code: string): Promise<StreamableFile> {
    return file(await this.queries.execute(new ReadCalendarFeedQuery(code)));
  }

  /** One occurrence: taken into a calendar again, it changes what is there. */
  @Get('schools/:schoolId/occurrences/:occurrenceId/calendar')
  @Requires('academy.event.read')
  @AnswersFile('text/calendar')
  async occurrenceCalendar(
    @CurrentActor() actor: Actor,
    @Param('occurrenceId', idOf(OccurrenceNotFound)) occurrenceId: string,
  ): Promise<StreamableFile> {
    return file(await this.queries.execute(new GetOccurrenceCalendarQuery(occurrenceId, actor)));
  }
}

const file = (text: string) =>
  new StreamableFile(Buffer.from(text), { type: 'text/calendar; charset=utf-8' });
