import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddQuotaCommand } from '../../commands/events/add-quota.command.js';
import { CancelOccurrenceCommand } from '../../commands/events/cancel-occurrence.command.js';
import { ChangeOccurrenceCommand } from '../../commands/events/change-occurrence.command.js';
import { PlanOccurrenceCommand } from '../../commands/events/plan-occurrence.command.js';
import { GetOccurrenceQuery } from '../../queries/events/get-occurrence.query.js';
import { ListOccurrencesQuery } from '../../queries/events/list-occurrences.query.js';
import { ListQuotasQuery, SeatsView } from '../../queries/events/list-quotas.query.js';
import { OccurrenceView } from '../../queries/events/occurrence.view.js';
import {
  ChangeOccurrenceDto,
  OccurrenceListQuery,
  OccurrencePage,
  PlanOccurrenceDto,
  QuotaDto,
} from './occurrence.dto.js';

const OccurrenceId = () => Param('occurrenceId', idOf(OccurrenceNotFound));

/** When events take place, and how many seats there are. One is seen by whoever sees its event. */
@Controller('schools/:schoolId/occurrences')
export class OccurrenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Those that you may see, the earliest first. */
  @Get()
  @Requires('academy.event.read')
  list(@CurrentActor() actor: Actor, @Query() filter: OccurrenceListQuery): Promise<OccurrencePage> {
    return this.queries.execute(new ListOccurrencesQuery(filter, actor)) as Promise<OccurrencePage>;
  }

  @Get(':occurrenceId')
  @Requires('academy.event.read')
  get(@CurrentActor() actor: Actor, @OccurrenceId() occurrenceId: string): Promise<OccurrenceView> {
    return this.queries.execute(new GetOccurrenceQuery(occurrenceId, actor));
  }

  /** Says when an event takes place, by the school's clocks, and for how many. */
  @Post()
  @Requires('academy.event.manage')
  async plan(
    @CurrentActor() actor: Actor,
    @Body() { eventId, quotas, ...details }: PlanOccurrenceDto,
  ): Promise<OccurrenceView> {
    const input = { eventId, quotas, details };
    const { id } = await this.commands.execute(new PlanOccurrenceCommand(input, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':occurrenceId')
  @Requires('academy.event.manage')
  async change(
    @CurrentActor() actor: Actor,
    @OccurrenceId() occurrenceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeOccurrenceDto,
  ): Promise<OccurrenceView> {
    const input = { occurrenceId, changes, expectedVersion };
    await this.commands.execute(new ChangeOccurrenceCommand(input, actor));
    return this.get(actor, occurrenceId);
  }

  /** Calls it off, for good. */
  @Post(':occurrenceId/cancel')
  @HttpCode(200)
  @Requires('academy.event.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @OccurrenceId() occurrenceId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<OccurrenceView> {
    await this.commands.execute(new CancelOccurrenceCommand({ occurrenceId, expectedVersion }, actor));
    return this.get(actor, occurrenceId);
  }

  /** How many seats there are, are taken and are left, quota by quota. */
  @Get(':occurrenceId/quotas')
  @Requires('academy.event.read')
  seats(@CurrentActor() actor: Actor, @OccurrenceId() occurrenceId: string): Promise<SeatsView> {
    return this.queries.execute(new ListQuotasQuery(occurrenceId, actor));
  }

  /** Makes seats of another kind. Answers all quotas. */
  @Post(':occurrenceId/quotas')
  @Requires('academy.event.manage')
  async addQuota(
    @CurrentActor() actor: Actor,
    @OccurrenceId() occurrenceId: string,
    @Body() quota: QuotaDto,
  ): Promise<SeatsView> {
    await this.commands.execute(new AddQuotaCommand({ occurrenceId, ...quota }, actor));
    return this.seats(actor, occurrenceId);
  }
}
