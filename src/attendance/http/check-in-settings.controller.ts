import { Body, Controller, Get, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeCheckInSettingsCommand } from '../commands/change-check-in-settings.command.js';
import { CheckInSettingsView } from '../queries/check-in.view.js';
import { GetCheckInSettingsQuery } from '../queries/get-check-in-settings.query.js';
import { ChangeCheckInSettingsDto } from './check-in.dto.js';

/** How the school lets students check in. */
@Controller('schools/:schoolId/check-in-settings')
export class CheckInSettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('attendance.settings.read')
  get(@CurrentActor() actor: Actor): Promise<CheckInSettingsView> {
    return this.queries.execute(new GetCheckInSettingsQuery(actor));
  }

  @Patch()
  @Requires('attendance.settings.manage')
  async change(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeCheckInSettingsDto,
  ): Promise<CheckInSettingsView> {
    await this.commands.execute(new ChangeCheckInSettingsCommand({ ...changes, expectedVersion }, actor));
    return this.get(actor);
  }
}
