import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import type { ResourceState } from '#domain/academy/resources/resource.words';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { CreateResourceCommand } from '../../commands/resources/create-resource.command.js';
import { DescribeResourceCommand } from '../../commands/resources/describe-resource.command.js';
import { RemoveResourceCommand } from '../../commands/resources/remove-resource.command.js';
import { SetResourceStateCommand } from '../../commands/resources/set-resource-state.command.js';
import { GetResourceQuery } from '../../queries/resources/get-resource.query.js';
import { ListResourcesQuery } from '../../queries/resources/list-resources.query.js';
import { ResourceView } from '../../queries/resources/resource.view.js';
import { CreateResourceDto, DescribeResourceDto, ResourceListQuery, ResourcePage } from './resource.dto.js';

const ResourceId = () => Param('resourceId', idOf(ResourceNotFound));

/** The school's library. Everybody sees what is published; drafts and what is archived are shown to their authors alone. */
@Controller('schools/:schoolId/resources')
export class ResourceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What you may see of the library. */
  @Get()
  @Requires('academy.resource.read')
  list(@CurrentActor() actor: Actor, @Query() filter: ResourceListQuery): Promise<ResourcePage> {
    return this.queries.execute(new ListResourcesQuery(filter, actor)) as Promise<ResourcePage>;
  }

  @Get(':resourceId')
  @Requires('academy.resource.read')
  get(@CurrentActor() actor: Actor, @ResourceId() resourceId: string): Promise<ResourceView> {
    return this.queries.execute(new GetResourceQuery(resourceId, actor));
  }

  /** Begins a draft, which has no file yet. */
  @Post()
  @Requires('academy.resource.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateResourceDto): Promise<ResourceView> {
    const { id } = await this.commands.execute(new CreateResourceCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':resourceId')
  @Requires('academy.resource.manage')
  async describe(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: DescribeResourceDto,
  ): Promise<ResourceView> {
    const input = { resourceId, changes, expectedVersion };
    await this.commands.execute(new DescribeResourceCommand(input, actor));
    return this.get(actor, resourceId);
  }

  /** Shows it to everybody in the school. It needs a file. */
  @Post(':resourceId/publish')
  @HttpCode(200)
  @Requires('academy.resource.manage')
  publish(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ResourceView> {
    return this.become('published', { resourceId, expectedVersion }, actor);
  }

  /** Takes it back: from now on it is its author's draft again, and addresses of others lead to nothing. */
  @Post(':resourceId/unpublish')
  @HttpCode(200)
  @Requires('academy.resource.manage')
  unpublish(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ResourceView> {
    return this.become('draft', { resourceId, expectedVersion }, actor);
  }

  /** Keeps it as it is, unseen and unchanged, until it is published or made a draft again. */
  @Post(':resourceId/archive')
  @HttpCode(200)
  @Requires('academy.resource.manage')
  archive(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ResourceView> {
    return this.become('archived', { resourceId, expectedVersion }, actor);
  }

  /** Removes it with every version of its file, and with who has downloaded it. What is published is taken back first. */
  @Delete(':resourceId')
  @HttpCode(204)
  @Requires('academy.resource.manage')
  async remove(@CurrentActor() actor: Actor, @ResourceId() resourceId: string): Promise<void> {
    await this.commands.execute(new RemoveResourceCommand({ resourceId }, actor));
  }

  private async become(
    state: ResourceState,
    at: { resourceId: string; expectedVersion: number | undefined },
    actor: Actor,
  ): Promise<ResourceView> {
    await this.commands.execute(new SetResourceStateCommand({ ...at, state }, actor));
    return this.get(actor, at.resourceId);
  }
}
