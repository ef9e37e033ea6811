import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterPersonNotFound } from '#domain/roster/roster-person.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { EraseRosterPersonCommand } from '../commands/erase-roster-person.command.js';
import { ListErasuresQuery } from '../queries/list-erasures.query.js';
import { EraseRosterPersonDto, ErasureListQuery, ErasurePage } from './erasure.dto.js';

/** The erasure of people who have left: what was counted stays, who it was goes. */
@Controller('schools/:schoolId')
export class ErasureController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Erases somebody who has left, for good: names, addresses, numbers and words about the person go, here at once and in the
   * other parts of the school within moments. Marks, results and every sum stay as they are.
   */
  @Post('people/:rosterPersonId/erasure')
  @HttpCode(204)
  @Requires('roster.person.erase')
  async erase(
    @CurrentActor() actor: Actor,
    @Param('rosterPersonId', idOf(RosterPersonNotFound)) rosterPersonId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { reason }: EraseRosterPersonDto,
  ): Promise<void> {
    await this.commands.execute(
      new EraseRosterPersonCommand({ rosterPersonId, reason, expectedVersion }, actor),
    );
  }

  /** Whom the school has erased, by the record that is left: when, why and by whom. */
  @Get('erasures')
  @Requires('roster.erasure.read')
  list(@CurrentActor() actor: Actor, @Query() filter: ErasureListQuery): Promise<ErasurePage> {
    return this.queries.execute(new ListErasuresQuery(filter, actor)) as Promise<ErasurePage>;
  }
}
