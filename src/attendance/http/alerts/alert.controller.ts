import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AlertNotFound } from '#domain/attendance/alerts/alert.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AcknowledgeAlertCommand } from '../../commands/alerts/acknowledge-alert.command.js';
import { CloseAlertCommand } from '../../commands/alerts/close-alert.command.js';
import { AlertView } from '../../queries/alerts/alert.view.js';
import { AlertExplanationView, ExplainAlertQuery } from '../../queries/alerts/explain-alert.query.js';
import { GetAlertQuery } from '../../queries/alerts/get-alert.query.js';
import { ListAlertsQuery } from '../../queries/alerts/list-alerts.query.js';
import { AcknowledgeAlertDto, AlertListQuery, AlertPage, CloseAlertDto } from './alert.dto.js';

const AlertId = () => Param('alertId', idOf(AlertNotFound));

/** Students to whom a rule applies or applied. Alerts open by themselves; people acknowledge and close them. */
@Controller('schools/:schoolId/alerts')
export class AlertController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The alerts that you may see, the newest first. */
  @Get()
  @Requires('attendance.alert.read')
  list(@CurrentActor() actor: Actor, @Query() filter: AlertListQuery): Promise<AlertPage> {
    return this.queries.execute(new ListAlertsQuery(filter, actor)) as Promise<AlertPage>;
  }

  @Get(':alertId')
  @Requires('attendance.alert.read')
  get(@CurrentActor() actor: Actor, @AlertId() alertId: string): Promise<AlertView> {
    return this.queries.execute(new GetAlertQuery(alertId, actor));
  }

  /** Why there is one: numerator, denominator and the days that were counted, when it opened and now (A11). */
  @Get(':alertId/explanation')
  @Requires('attendance.alert.read')
  explain(@CurrentActor() actor: Actor, @AlertId() alertId: string): Promise<AlertExplanationView> {
    return this.queries.execute(new ExplainAlertQuery(alertId, actor));
  }

  /** You know of it, and say what is done about it. */
  @Post(':alertId/acknowledge')
  @HttpCode(200)
  @Requires('attendance.alert.manage')
  async acknowledge(
    @CurrentActor() actor: Actor,
    @AlertId() alertId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { note }: AcknowledgeAlertDto,
  ): Promise<AlertView> {
    await this.commands.execute(new AcknowledgeAlertCommand({ alertId, note, expectedVersion }, actor));
    return this.get(actor, alertId);
  }

  /** It is over, for a reason. While the rule applies it opens no other for the student. */
  @Post(':alertId/close')
  @HttpCode(200)
  @Requires('attendance.alert.manage')
  async close(
    @CurrentActor() actor: Actor,
    @AlertId() alertId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { reason }: CloseAlertDto,
  ): Promise<AlertView> {
    await this.commands.execute(new CloseAlertCommand({ alertId, reason, expectedVersion }, actor));
    return this.get(actor, alertId);
  }
}
