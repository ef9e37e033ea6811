import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { QuotaNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeQuotaCommand } from '../../commands/events/change-quota.command.js';
import { JoinWaitlistCommand } from '../../commands/events/join-waitlist.command.js';
import { RegisterCommand } from '../../commands/events/register.command.js';
import { GetRegistrationQuery } from '../../queries/events/get-registration.query.js';
import { GetWaitlistEntryQuery } from '../../queries/events/get-waitlist-entry.query.js';
import { RegistrationView, WaitlistEntryView } from '../../queries/events/registration.view.js';
import { ChangeQuotaDto } from './occurrence.dto.js';

const QuotaId = () => Param('quotaId', idOf(QuotaNotFound));

/** The seats of an occurrence: a full quota holds up no other. */
@Controller('schools/:schoolId/event-quotas/:quotaId')
export class QuotaController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Changes what is given. Nobody is put out by fewer seats; more are offered to those who wait, in their order. */
  @Patch()
  @HttpCode(204)
  @Requires('academy.event.manage')
  async change(
    @CurrentActor() actor: Actor,
    @QuotaId() quotaId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeQuotaDto,
  ): Promise<void> {
    await this.commands.execute(new ChangeQuotaCommand({ quotaId, changes, expectedVersion }, actor));
  }

  /** Takes a seat for you, or keeps one until you confirm, as the occurrence says. */
  @Post('register')
  @Requires('academy.registration.self')
  async register(@CurrentActor() actor: Actor, @QuotaId() quotaId: string): Promise<RegistrationView> {
    const { id } = await this.commands.execute(new RegisterCommand({ quotaId }, actor));
    return this.queries.execute(new GetRegistrationQuery(id, actor));
  }

  /** Puts you on the waitlist, where there is no seat left. */
  @Post('wait')
  @Requires('academy.registration.self')
  async wait(@CurrentActor() actor: Actor, @QuotaId() quotaId: string): Promise<WaitlistEntryView> {
    const { id } = await this.commands.execute(new JoinWaitlistCommand({ quotaId }, actor));
    return this.queries.execute(new GetWaitlistEntryQuery(id, actor));
  }
}
