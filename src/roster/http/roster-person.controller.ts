import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterPersonNotFound } from '#domain/roster/roster-person.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddRosterPersonCommand } from '../commands/add-roster-person.command.js';
import { ChangeRosterPersonCommand } from '../commands/change-roster-person.command.js';
import { RecordDepartureCommand } from '../commands/record-departure.command.js';
import { RecordReturnCommand } from '../commands/record-return.command.js';
import { GetRosterPersonQuery } from '../queries/get-roster-person.query.js';
import { ListRosterPeopleQuery } from '../queries/list-roster-people.query.js';
import { RosterPersonView } from '../queries/roster-person.view.js';
import {
  AddRosterPersonDto,
  ChangeRosterPersonDto,
  RecordDepartureDto,
  RosterPersonListQuery,
  RosterPersonPage,
} from './roster-person.dto.js';

/** People: the school's own records of its students, staff and guardians. */
@Controller('schools/:schoolId/people')
export class RosterPersonController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The people whom you may see, by name. */
  @Get()
  @Requires('roster.person.read')
  list(@CurrentActor() actor: Actor, @Query() filter: RosterPersonListQuery): Promise<RosterPersonPage> {
    return this.queries.execute(new ListRosterPeopleQuery(filter, actor)) as Promise<RosterPersonPage>;
  }

  @Get(':rosterPersonId')
  @Requires('roster.person.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('rosterPersonId', idOf(RosterPersonNotFound)) rosterPersonId: string,
  ): Promise<RosterPersonView> {
    return this.queries.execute(new GetRosterPersonQuery(rosterPersonId, actor));
  }

  @Post()
  @Requires('roster.person.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: AddRosterPersonDto): Promise<RosterPersonView> {
    const { id } = await this.commands.execute(new AddRosterPersonCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':rosterPersonId')
  @Requires('roster.person.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('rosterPersonId', idOf(RosterPersonNotFound)) rosterPersonId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeRosterPersonDto,
  ): Promise<RosterPersonView> {
    await this.commands.execute(
      new ChangeRosterPersonCommand({ rosterPersonId, changes, expectedVersion }, actor),
    );
    return this.get(actor, rosterPersonId);
  }

  /** The person leaves the school; enrolments and teaching assignments end with that day, and stay on record. */
  @Post(':rosterPersonId/departure')
  @HttpCode(200)
  @Requires('roster.person.manage')
  async recordDeparture(
    @CurrentActor() actor: Actor,
    @Param('rosterPersonId', idOf(RosterPersonNotFound)) rosterPersonId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: RecordDepartureDto,
  ): Promise<RosterPersonView> {
    await this.commands.execute(
      new RecordDepartureCommand({ ...body, rosterPersonId, expectedVersion }, actor),
    );
    return this.get(actor, rosterPersonId);
  }

  /** The person comes back; what has ended stays ended. */
  @Post(':rosterPersonId/return')
  @HttpCode(200)
  @Requires('roster.person.manage')
  async recordReturn(
    @CurrentActor() actor: Actor,
    @Param('rosterPersonId', idOf(RosterPersonNotFound)) rosterPersonId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<RosterPersonView> {
    await this.commands.execute(new RecordReturnCommand({ rosterPersonId, expectedVersion }, actor));
    return this.get(actor, rosterPersonId);
  }
}
