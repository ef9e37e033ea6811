import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SectionNotFound } from '#domain/roster/section.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeSectionCommand } from '../commands/change-section.command.js';
import { CreateSectionCommand } from '../commands/create-section.command.js';
import { GetSectionQuery } from '../queries/get-section.query.js';
import { ListSectionsQuery } from '../queries/list-sections.query.js';
import { SectionView } from '../queries/section.view.js';
import { ChangeSectionDto, CreateSectionDto, SectionPage } from './section.dto.js';

/** Sections: the classes and form groups of a school. */
@Controller('schools/:schoolId/sections')
export class SectionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The sections that you may see, by title. */
  @Get()
  @Requires('roster.section.read')
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<SectionPage> {
    return this.queries.execute(new ListSectionsQuery(page, actor)) as Promise<SectionPage>;
  }

  @Get(':sectionId')
  @Requires('roster.section.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('sectionId', idOf(SectionNotFound)) sectionId: string,
  ): Promise<SectionView> {
    return this.queries.execute(new GetSectionQuery(sectionId, actor));
  }

  @Post()
  @Requires('roster.section.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateSectionDto): Promise<SectionView> {
    const { id } = await this.commands.execute(new CreateSectionCommand(body, actor));
    return this.queries.execute(new GetSectionQuery(id, actor));
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':sectionId')
  @Requires('roster.section.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('sectionId', idOf(SectionNotFound)) sectionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeSectionDto,
  ): Promise<SectionView> {
    await this.commands.execute(new ChangeSectionCommand({ sectionId, changes, expectedVersion }, actor));
    return this.queries.execute(new GetSectionQuery(sectionId, actor));
  }
}
