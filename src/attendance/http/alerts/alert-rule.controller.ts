import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AlertRuleNotFound } from '#domain/attendance/alerts/alert.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeAlertRuleCommand } from '../../commands/alerts/change-alert-rule.command.js';
import { CreateAlertRuleCommand } from '../../commands/alerts/create-alert-rule.command.js';
import { RemoveAlertRuleCommand } from '../../commands/alerts/remove-alert-rule.command.js';
import { AlertRuleView } from '../../queries/alerts/alert-rule.view.js';
import { GetAlertRuleQuery } from '../../queries/alerts/get-alert-rule.query.js';
import { ListAlertRulesQuery } from '../../queries/alerts/list-alert-rules.query.js';
import {
  AlertRuleListQuery,
  AlertRulePage,
  ChangeAlertRuleDto,
  CreateAlertRuleDto,
} from './alert-rule.dto.js';

const RuleId = () => Param('ruleId', idOf(AlertRuleNotFound));

/** The school's limits: when a student's attendance needs somebody's attention. */
@Controller('schools/:schoolId/alert-rules')
export class AlertRuleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('attendance.alert-rule.read')
  list(@CurrentActor() actor: Actor, @Query() filter: AlertRuleListQuery): Promise<AlertRulePage> {
    return this.queries.execute(new ListAlertRulesQuery(filter, actor)) as Promise<AlertRulePage>;
  }

  @Get(':ruleId')
  @Requires('attendance.alert-rule.read')
  get(@CurrentActor() actor: Actor, @RuleId() ruleId: string): Promise<AlertRuleView> {
    return this.queries.execute(new GetAlertRuleQuery(ruleId, actor));
  }

  /** From now on it is looked at: those to whom it applies already get an alert at once. */
  @Post()
  @Requires('attendance.alert-rule.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateAlertRuleDto): Promise<AlertRuleView> {
    const { id } = await this.commands.execute(new CreateAlertRuleCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; everyone is looked at anew. With `If-Match` only when nobody else has changed it since. */
  @Patch(':ruleId')
  @Requires('attendance.alert-rule.manage')
  async change(
    @CurrentActor() actor: Actor,
    @RuleId() ruleId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeAlertRuleDto,
  ): Promise<AlertRuleView> {
    await this.commands.execute(new ChangeAlertRuleCommand({ ruleId, changes, expectedVersion }, actor));
    return this.get(actor, ruleId);
  }

  /** Only a rule that has never opened an alert; another one is switched off. */
  @Delete(':ruleId')
  @HttpCode(204)
  @Requires('attendance.alert-rule.manage')
  remove(
    @CurrentActor() actor: Actor,
    @RuleId() ruleId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new RemoveAlertRuleCommand({ ruleId, expectedVersion }, actor));
  }
}
