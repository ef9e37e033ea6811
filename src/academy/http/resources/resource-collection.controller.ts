import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ResourceCollectionNotFound } from '#domain/academy/resources/collection.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ArrangeResourceCollectionCommand } from '../../commands/resources/arrange-resource-collection.command.js';
import { CreateResourceCollectionCommand } from '../../commands/resources/create-resource-collection.command.js';
import { DescribeResourceCollectionCommand } from '../../commands/resources/describe-resource-collection.command.js';
import { RemoveResourceCollectionCommand } from '../../commands/resources/remove-resource-collection.command.js';
import { ResourceCollectionView } from '../../queries/resources/collection.view.js';
import { GetResourceCollectionQuery } from '../../queries/resources/get-resource-collection.query.js';
import { ListResourceCollectionsQuery } from '../../queries/resources/list-resource-collections.query.js';
import { CollectionZip } from './collection-zip.js';
import {
  ArrangeResourceCollectionDto,
  CreateResourceCollectionDto,
  DescribeResourceCollectionDto,
  ResourceCollectionListQuery,
  ResourceCollectionPage,
} from './collection.dto.js';

const CollectionId = () => Param('collectionId', idOf(ResourceCollectionNotFound));

/** Collections of resources. Everybody sees them, and of what lies in them what they see of the library. */
@Controller('schools/:schoolId/resource-collections')
export class ResourceCollectionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly zip: CollectionZip,
  ) {}

  @Get()
  @Requires('academy.resource.read')
  list(
    @CurrentActor() actor: Actor,
    @Query() filter: ResourceCollectionListQuery,
  ): Promise<ResourceCollectionPage> {
    const query = new ListResourceCollectionsQuery(filter, actor);
    return this.queries.execute(query) as Promise<ResourceCollectionPage>;
  }

  @Get(':collectionId')
  @Requires('academy.resource.read')
  get(@CurrentActor() actor: Actor, @CollectionId() collectionId: string): Promise<ResourceCollectionView> {
    return this.queries.execute(new GetResourceCollectionQuery(collectionId, actor));
  }

  /** What lies in it and you may see, its current files in one: one download of each. */
  @Get(':collectionId/zip')
  @Requires('academy.resource.download')
  @AnswersFile('application/zip')
  getZip(@CurrentActor() actor: Actor, @CollectionId() collectionId: string): Promise<StreamableFile> {
    return this.zip.of(collectionId, actor);
  }

  @Post()
  @Requires('academy.resource.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateResourceCollectionDto,
  ): Promise<ResourceCollectionView> {
    const { id } = await this.commands.execute(new CreateResourceCollectionCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':collectionId')
  @Requires('academy.resource.manage')
  async describe(
    @CurrentActor() actor: Actor,
    @CollectionId() collectionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: DescribeResourceCollectionDto,
  ): Promise<ResourceCollectionView> {
    const input = { collectionId, changes, expectedVersion };
    await this.commands.execute(new DescribeResourceCollectionCommand(input, actor));
    return this.get(actor, collectionId);
  }

  /** Says what lies in it and in which order, all at once. */
  @Put(':collectionId/resources')
  @Requires('academy.resource.manage')
  async arrange(
    @CurrentActor() actor: Actor,
    @CollectionId() collectionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ArrangeResourceCollectionDto,
  ): Promise<ResourceCollectionView> {
    const input = { ...body, collectionId, expectedVersion };
    await this.commands.execute(new ArrangeResourceCollectionCommand(input, actor));
    return this.get(actor, collectionId);
  }

  /** Removes it; what lay in it stays in the library. */
  @Delete(':collectionId')
  @HttpCode(204)
  @Requires('academy.resource.manage')
  async remove(@CurrentActor() actor: Actor, @CollectionId() collectionId: string): Promise<void> {
    await this.commands.execute(new RemoveResourceCollectionCommand({ collectionId }, actor));
  }
}
