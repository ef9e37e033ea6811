import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RegistrationNotFound } from '#domain/academy/events/registration.errors';
import type { CancelRegistrationInput } from '#domain/academy/events/use-cases/cancel-registration.use-case';
import type { DecideRegistrationInput } from '#domain/academy/events/use-cases/decide-registration.use-case';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { CancelRegistrationCommand } from '../../commands/events/cancel-registration.command.js';
import { ConfirmRegistrationCommand } from '../../commands/events/confirm-registration.command.js';
import { DecideRegistrationCommand } from '../../commands/events/decide-registration.command.js';
import { RegisterOtherCommand } from '../../commands/events/register-other.command.js';
import { GetRegistrationQuery } from '../../queries/events/get-registration.query.js';
import { ListRegistrationsQuery } from '../../queries/events/list-registrations.query.js';
import { RegistrationView } from '../../queries/events/registration.view.js';
import { RegisterOtherDto, RegistrationListQuery, RegistrationPage } from './registration.dto.js';

const RegistrationId = () => Param('registrationId', idOf(RegistrationNotFound));

/** Who has a seat. Organisers see those at their events, and everybody their own. */
@Controller('schools/:schoolId/event-registrations')
export class RegistrationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The registrations that you may see, the newest first. */
  @Get()
  @Requires('academy.registration.read')
  list(@CurrentActor() actor: Actor, @Query() filter: RegistrationListQuery): Promise<RegistrationPage> {
    return this.queries.execute(new ListRegistrationsQuery(filter, actor)) as Promise<RegistrationPage>;
  }

  @Get(':registrationId')
  @Requires('academy.registration.read')
  get(@CurrentActor() actor: Actor, @RegistrationId() registrationId: string): Promise<RegistrationView> {
    return this.queries.execute(new GetRegistrationQuery(registrationId, actor));
  }

  /** Gives somebody a seat: it is confirmed, also before registration opens and after it closes. */
  @Post()
  @Requires('academy.registration.manage')
  async registerOther(
    @CurrentActor() actor: Actor,
    @Body() body: RegisterOtherDto,
  ): Promise<RegistrationView> {
    const { id } = await this.commands.execute(new RegisterOtherCommand(body, actor));
    return this.get(actor, id);
  }

  /** Takes the seat that is kept for you, as long as it is. */
  @Post(':registrationId/confirm')
  @HttpCode(200)
  @Requires('academy.registration.self')
  async confirm(
    @CurrentActor() actor: Actor,
    @RegistrationId() registrationId: string,
  ): Promise<RegistrationView> {
    await this.commands.execute(new ConfirmRegistrationCommand({ registrationId }, actor));
    return this.get(actor, registrationId);
  }

  /** Gives your seat back, until it starts. */
  @Post(':registrationId/leave')
  @HttpCode(200)
  @Requires('academy.registration.self')
  leave(
    @CurrentActor() actor: Actor,
    @RegistrationId() registrationId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<RegistrationView> {
    return this.end({ registrationId, managed: false, expectedVersion }, actor);
  }

  /** Takes somebody's seat away. */
  @Post(':registrationId/cancel')
  @HttpCode(200)
  @Requires('academy.registration.manage')
  cancel(
    @CurrentActor() actor: Actor,
    @RegistrationId() registrationId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<RegistrationView> {
    return this.end({ registrationId, managed: true, expectedVersion }, actor);
  }

  /** Lets somebody in who has asked. */
  @Post(':registrationId/approve')
  @HttpCode(200)
  @Requires('academy.registration.manage')
  approve(
    @CurrentActor() actor: Actor,
    @RegistrationId() registrationId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<RegistrationView> {
    return this.decide({ registrationId, decision: 'confirmed', expectedVersion }, actor);
  }

  /** Does not let somebody in who has asked; the seat is free. */
  @Post(':registrationId/reject')
  @HttpCode(200)
  @Requires('academy.registration.manage')
  reject(
    @CurrentActor() actor: Actor,
    @RegistrationId() registrationId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<RegistrationView> {
    return this.decide({ registrationId, decision: 'rejected', expectedVersion }, actor);
  }

  private async end(input: CancelRegistrationInput, actor: Actor): Promise<RegistrationView> {
    await this.commands.execute(new CancelRegistrationCommand(input, actor));
    return this.get(actor, input.registrationId);
  }

  private async decide(input: DecideRegistrationInput, actor: Actor): Promise<RegistrationView> {
    await this.commands.execute(new DecideRegistrationCommand(input, actor));
    return this.get(actor, input.registrationId);
  }
}
