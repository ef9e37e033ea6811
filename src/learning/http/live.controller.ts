import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { AttendLiveCommand } from '../commands/attend-live.command.js';
import { ListPresencesQuery, PresencesView } from '../queries/list-presences.query.js';
import { PresenceDto } from './live.dto.js';

const ItemId = () => Param('courseItemId', idOf(CourseItemNotFound));

/** Who is in a live session now. */
@Controller('schools/:schoolId/course-items/:courseItemId/presences')
export class LiveController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('learning.course.read')
  listPresences(@CurrentActor() actor: Actor, @ItemId() itemId: string): Promise<PresencesView> {
    return this.queries.execute(new ListPresencesQuery(itemId, actor));
  }

  /** You are there, or leave. It counts for two and a half minutes: say so again every 45 s, and when the page is left say that you leave. */
  @Put()
  @Requires('learning.presence.note')
  async attendLive(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @Body() { here }: PresenceDto,
  ): Promise<PresencesView> {
    await this.commands.execute(new AttendLiveCommand({ itemId, here }, actor));
    return this.listPresences(actor, itemId);
  }
}
