import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MeetingNotFound } from '#domain/roster/meeting.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeMeetingCommand } from '../commands/change-meeting.command.js';
import { RemoveMeetingCommand } from '../commands/remove-meeting.command.js';
import { ScheduleMeetingCommand } from '../commands/schedule-meeting.command.js';
import { GetMeetingQuery } from '../queries/get-meeting.query.js';
import { ListMeetingsQuery } from '../queries/list-meetings.query.js';
import { MeetingView } from '../queries/meeting.view.js';
import { ChangeMeetingDto, MeetingListQuery, MeetingPage, ScheduleMeetingDto } from './meeting.dto.js';

/** The timetable: on which weekday and in which period sections meet. */
@Controller('schools/:schoolId/meetings')
export class MeetingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The meetings of the sections that you may see, by weekday and time. */
  @Get()
  @Requires('roster.section.read')
  list(@CurrentActor() actor: Actor, @Query() filter: MeetingListQuery): Promise<MeetingPage> {
    return this.queries.execute(new ListMeetingsQuery(filter, actor)) as Promise<MeetingPage>;
  }

  @Get(':meetingId')
  @Requires('roster.section.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('meetingId', idOf(MeetingNotFound)) meetingId: string,
  ): Promise<MeetingView> {
    return this.queries.execute(new GetMeetingQuery(meetingId, actor));
  }

  @Post()
  @Requires('roster.section.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: ScheduleMeetingDto): Promise<MeetingView> {
    const { id } = await this.commands.execute(new ScheduleMeetingCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':meetingId')
  @Requires('roster.section.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('meetingId', idOf(MeetingNotFound)) meetingId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeMeetingDto,
  ): Promise<MeetingView> {
    await this.commands.execute(new ChangeMeetingCommand({ meetingId, changes, expectedVersion }, actor));
    return this.get(actor, meetingId);
  }

  /** Takes it out of the timetable. One that was right until a day gets that day as `endsOn` instead. */
  @Delete(':meetingId')
  @HttpCode(204)
  @Requires('roster.section.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Param('meetingId', idOf(MeetingNotFound)) meetingId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new RemoveMeetingCommand({ meetingId, expectedVersion }, actor));
  }
}
