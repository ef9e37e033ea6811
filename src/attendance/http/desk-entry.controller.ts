import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DeskEntryNotFound } from '#domain/attendance/front-desk/desk.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { RecordDeskEntryCommand } from '../commands/record-desk-entry.command.js';
import { WithdrawDeskEntryCommand } from '../commands/withdraw-desk-entry.command.js';
import { DeskEntryView } from '../queries/desk-entry.view.js';
import { GetDeskEntryQuery } from '../queries/get-desk-entry.query.js';
import { ListDeskEntriesQuery } from '../queries/list-desk-entries.query.js';
import { DeskEntryListQuery, DeskEntryPage, RecordDeskEntryDto } from './desk-entry.dto.js';

const DeskEntryId = () => Param('deskEntryId', idOf(DeskEntryNotFound));

/** The book of the front desk: who came late and who left early, when and why. */
@Controller('schools/:schoolId/desk-entries')
export class DeskEntryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The book, the newest entry first. */
  @Get()
  @Requires('attendance.desk.read')
  list(@CurrentActor() actor: Actor, @Query() filter: DeskEntryListQuery): Promise<DeskEntryPage> {
    return this.queries.execute(new ListDeskEntriesQuery(filter, actor)) as Promise<DeskEntryPage>;
  }

  @Get(':deskEntryId')
  @Requires('attendance.desk.read')
  get(@CurrentActor() actor: Actor, @DeskEntryId() deskEntryId: string): Promise<DeskEntryView> {
    return this.queries.execute(new GetDeskEntryQuery(deskEntryId, actor));
  }

  /** Signs a student in or out: registers say so with the minutes, those that are taken at once. */
  @Post()
  @Requires('attendance.desk.manage')
  async record(@CurrentActor() actor: Actor, @Body() body: RecordDeskEntryDto): Promise<DeskEntryView> {
    const at = body.at === null ? null : new Date(body.at);
    const { id } = await this.commands.execute(new RecordDeskEntryCommand({ ...body, at }, actor));
    return this.get(actor, id);
  }

  /** It was a mistake: it stays in the book, crossed out, and the registers say what is left. */
  @Post(':deskEntryId/withdraw')
  @HttpCode(200)
  @Requires('attendance.desk.manage')
  async withdraw(
    @CurrentActor() actor: Actor,
    @DeskEntryId() deskEntryId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<DeskEntryView> {
    await this.commands.execute(new WithdrawDeskEntryCommand({ deskEntryId, expectedVersion }, actor));
    return this.get(actor, deskEntryId);
  }
}
