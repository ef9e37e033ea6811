import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { ConfirmSecondFactorCommand } from '../commands/confirm-second-factor.command.js';
import { DisableSecondFactorCommand } from '../commands/disable-second-factor.command.js';
import { EnrolSecondFactorCommand } from '../commands/enrol-second-factor.command.js';
import {
  ConfirmSecondFactorDto,
  DisableSecondFactorDto,
  EnrolSecondFactorDto,
  RecoveryCodesView,
  SecondFactorEnrolmentView,
} from './second-factor.dto.js';

/** An authenticator app beside the password (TOTP). */
@Controller('me/second-factor')
@SignedIn()
@CredentialRoute()
export class SecondFactorController {
  constructor(private readonly commands: CommandBus) {}

  /** Gives a secret for the app. Nothing changes until a first code confirms it. */
  @Post()
  enrol(
    @CurrentActor() actor: Actor,
    @Caller() { address }: CallerOrigin,
    @Body() { password }: EnrolSecondFactorDto,
  ): Promise<SecondFactorEnrolmentView> {
    const input = { personId: actor.personId!, password, address };
    return this.commands.execute(new EnrolSecondFactorCommand(input, actor));
  }

  /** From now on each sign-in asks for a code as well. */
  @Post('confirm')
  @HttpCode(200)
  confirm(@CurrentActor() actor: Actor, @Body() body: ConfirmSecondFactorDto): Promise<RecoveryCodesView> {
    return this.commands.execute(new ConfirmSecondFactorCommand(body, actor));
  }

  /** Takes it off again. */
  @Post('disable')
  @HttpCode(204)
  async disable(
    @CurrentActor() actor: Actor,
    @Caller() { address }: CallerOrigin,
    @Body() body: DisableSecondFactorDto,
  ): Promise<void> {
    const input = { personId: actor.personId!, ...body, address };
    await this.commands.execute(new DisableSecondFactorCommand(input, actor));
  }
}
