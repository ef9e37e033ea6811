import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TermNotFound } from '#domain/roster/term.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeTermCommand } from '../commands/change-term.command.js';
import { CreateTermCommand } from '../commands/create-term.command.js';
import { RemoveTermCommand } from '../commands/remove-term.command.js';
import { GetTermQuery } from '../queries/get-term.query.js';
import { ListTermsQuery } from '../queries/list-terms.query.js';
import { TermView } from '../queries/term.view.js';
import { ChangeTermDto, CreateTermDto, TermListQuery, TermPage } from './term.dto.js';

/** Terms: the parts of academic years. */
@Controller('schools/:schoolId/terms')
export class TermController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The terms, by their first day. */
  @Get()
  @Requires('roster.calendar.read')
  list(@CurrentActor() actor: Actor, @Query() filter: TermListQuery): Promise<TermPage> {
    return this.queries.execute(new ListTermsQuery(filter, actor)) as Promise<TermPage>;
  }

  @Get(':termId')
  @Requires('roster.calendar.read')
  get(@CurrentActor() actor: Actor, @Param('termId', idOf(TermNotFound)) termId: string): Promise<TermView> {
    return this.queries.execute(new GetTermQuery(termId, actor));
  }

  @Post()
  @Requires('roster.calendar.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateTermDto): Promise<TermView> {
    const { id } = await this.commands.execute(new CreateTermCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':termId')
  @Requires('roster.calendar.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('termId', idOf(TermNotFound)) termId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeTermDto,
  ): Promise<TermView> {
    await this.commands.execute(new ChangeTermCommand({ termId, changes, expectedVersion }, actor));
    return this.get(actor, termId);
  }

  /** Only a term in which no section is taught can be removed. */
  @Delete(':termId')
  @HttpCode(204)
  @Requires('roster.calendar.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Param('termId', idOf(TermNotFound)) termId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new RemoveTermCommand({ termId, expectedVersion }, actor));
  }
}
