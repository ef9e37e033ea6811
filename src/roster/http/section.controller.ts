import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SectionNotFound } from '#domain/roster/section.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeSectionCommand } from '../commands/change-section.command.js';
import { CreateSectionCommand } from '../commands/create-section.command.js';
import { EndSectionCommand } from '../commands/end-section.command.js';
import { PlaceSectionInTermsCommand } from '../commands/place-section-in-terms.command.js';
import { GetSectionQuery } from '../queries/get-section.query.js';
import { ListSectionsQuery } from '../queries/list-sections.query.js';
import { SectionView } from '../queries/section.view.js';
import {
  ChangeSectionDto,
  CreateSectionDto,
  EndSectionDto,
  PlaceSectionInTermsDto,
  SectionListQuery,
  SectionPage,
} from './section.dto.js';

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
  list(@CurrentActor() actor: Actor, @Query() filter: SectionListQuery): Promise<SectionPage> {
    return this.queries.execute(new ListSectionsQuery(filter, actor)) as Promise<SectionPage>;
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
    return this.get(actor, id);
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
    return this.get(actor, sectionId);
  }

  /** Says in which terms the section is taught, all of them. */
  @Put(':sectionId/terms')
  @Requires('roster.section.manage')
  async placeInTerms(
    @CurrentActor() actor: Actor,
    @Param('sectionId', idOf(SectionNotFound)) sectionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: PlaceSectionInTermsDto,
  ): Promise<SectionView> {
    await this.commands.execute(
      new PlaceSectionInTermsCommand({ ...body, sectionId, expectedVersion }, actor),
    );
    return this.get(actor, sectionId);
  }

  /** Ends teaching: students have completed it, assignments and meetings end as well. It stays readable. */
  @Post(':sectionId/end')
  @HttpCode(200)
  @Requires('roster.section.manage')
  async end(
    @CurrentActor() actor: Actor,
    @Param('sectionId', idOf(SectionNotFound)) sectionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: EndSectionDto,
  ): Promise<SectionView> {
    await this.commands.execute(new EndSectionCommand({ ...body, sectionId, expectedVersion }, actor));
    return this.get(actor, sectionId);
  }
}
