import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import type { ItemState } from '#domain/learning/publication';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddCourseItemCommand } from '../commands/add-course-item.command.js';
import { ChangeCourseItemCommand } from '../commands/change-course-item.command.js';
import { RemoveCourseItemCommand } from '../commands/remove-course-item.command.js';
import { RequireCourseItemsCommand } from '../commands/require-course-items.command.js';
import { SetItemCompletionCommand } from '../commands/set-item-completion.command.js';
import { SetCourseItemStateCommand } from '../commands/set-course-item-state.command.js';
import { GetCourseItemQuery } from '../queries/get-course-item.query.js';
import { CourseItemView } from '../queries/outline.view.js';
import { AddCourseItemDto, ChangeCourseItemDto, RequireCourseItemsDto } from './outline.dto.js';
import { SetCompletionDto } from './progress.dto.js';

const ItemId = () => Param('courseItemId', idOf(CourseItemNotFound));

/** The items of a run, with their contents. */
@Controller('schools/:schoolId/course-items')
export class CourseItemController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':courseItemId')
  @Requires('learning.course.read')
  get(@CurrentActor() actor: Actor, @ItemId() itemId: string): Promise<CourseItemView> {
    return this.queries.execute(new GetCourseItemQuery(itemId, actor));
  }

  /** Puts an item at the end of a module, as a draft: a page, or a link. */
  @Post()
  @Requires('learning.course.manage')
  async add(@CurrentActor() actor: Actor, @Body() body: AddCourseItemDto): Promise<CourseItemView> {
    const { id } = await this.commands.execute(new AddCourseItemCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':courseItemId')
  @Requires('learning.course.manage')
  async change(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeCourseItemDto,
  ): Promise<CourseItemView> {
    await this.commands.execute(new ChangeCourseItemCommand({ itemId, changes, expectedVersion }, actor));
    return this.get(actor, itemId);
  }

  /** Says what has to be completed before it opens, all of it. */
  @Put(':courseItemId/requirements')
  @Requires('learning.course.manage')
  async require(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: RequireCourseItemsDto,
  ): Promise<CourseItemView> {
    await this.commands.execute(new RequireCourseItemsCommand({ ...body, itemId, expectedVersion }, actor));
    return this.get(actor, itemId);
  }

  /** Says how the item is completed. Everybody is measured by it moments later; what was completed stays so. */
  @Put(':courseItemId/completion')
  @Requires('learning.course.manage')
  async setItemCompletion(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: SetCompletionDto,
  ): Promise<CourseItemView> {
    await this.commands.execute(new SetItemCompletionCommand({ ...body, itemId, expectedVersion }, actor));
    return this.get(actor, itemId);
  }

  @Post(':courseItemId/publish')
  @HttpCode(200)
  @Requires('learning.course.manage')
  publish(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseItemView> {
    return this.become('published', { itemId, expectedVersion }, actor);
  }

  /** Takes it back: from now on it is a draft again. */
  @Post(':courseItemId/unpublish')
  @HttpCode(200)
  @Requires('learning.course.manage')
  unpublish(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseItemView> {
    return this.become('draft', { itemId, expectedVersion }, actor);
  }

  /** Only what no other item requires, and nobody has worked on, can be removed. */
  @Delete(':courseItemId')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async remove(@CurrentActor() actor: Actor, @ItemId() itemId: string): Promise<void> {
    await this.commands.execute(new RemoveCourseItemCommand({ itemId }, actor));
  }

  private async become(
    state: ItemState,
    at: { itemId: string; expectedVersion: number | undefined },
    actor: Actor,
  ): Promise<CourseItemView> {
    await this.commands.execute(new SetCourseItemStateCommand({ ...at, state }, actor));
    return this.get(actor, at.itemId);
  }
}
