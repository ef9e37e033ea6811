import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { DecideMarkProposalsCommand } from '../commands/decide-mark-proposals.command.js';
import { SyncMarksCommand } from '../commands/sync-marks.command.js';
import { GetOfflineDayQuery, OfflineDayView } from '../queries/get-offline-day.query.js';
import { ListMarkProposalsQuery } from '../queries/list-mark-proposals.query.js';
import {
  DecideMarkProposalsDto,
  ListMarkProposalsDto,
  MarkProposalPage,
  OfflineDayDto,
  SyncMarksDto,
  SyncMarksView,
} from './offline.dto.js';

/** Taking registers without a network: what to take along, what comes back, and what the office decides of it. */
@Controller('schools/:schoolId')
export class OfflineController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The registers of a day that you teach, with students, marks and codes, in one request: what a device takes along. */
  @Get('offline-day')
  @Requires('attendance.register.mark')
  day(@CurrentActor() actor: Actor, @Query() { date }: OfflineDayDto): Promise<OfflineDayView> {
    return this.queries.execute(new GetOfflineDayQuery(date, actor));
  }

  /**
   * Takes marks that were made offline. Each operation is answered by itself and counts once, however often it is sent:
   * the same value merges, what the office says counts whatever comes, and what cannot stand by itself waits for the
   * office as a proposal.
   */
  @Post('sync')
  @HttpCode(200)
  @Requires('attendance.register.mark')
  async sync(
    @CurrentActor() actor: Actor,
    @Body() { deviceId, operations }: SyncMarksDto,
  ): Promise<SyncMarksView> {
    const made = operations.map(({ markedAt, ...rest }) => ({ ...rest, markedAt: new Date(markedAt) }));
    const answers = await this.commands.execute(new SyncMarksCommand({ deviceId, operations: made }, actor));
    return { operations: answers } as SyncMarksView;
  }

  /** Marks from offline devices that wait for the office, the oldest first; teachers see their own. */
  @Get('mark-proposals')
  @Requires('attendance.proposal.read')
  proposals(@CurrentActor() actor: Actor, @Query() filter: ListMarkProposalsDto): Promise<MarkProposalPage> {
    return this.queries.execute(new ListMarkProposalsQuery(filter, actor)) as Promise<MarkProposalPage>;
  }

  /** Accepts or declines proposals: all of them, or none. */
  @Post('mark-proposals/decisions')
  @HttpCode(204)
  @Requires('attendance.proposal.decide')
  async decide(@CurrentActor() actor: Actor, @Body() input: DecideMarkProposalsDto): Promise<void> {
    await this.commands.execute(new DecideMarkProposalsCommand(input, actor));
  }
}
