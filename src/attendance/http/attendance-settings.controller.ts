import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExpectedVersion } from '#platform/http/version';
import { ApplyCodePackCommand } from '../commands/apply-code-pack.command.js';
import { ChangeAttendanceSettingsCommand } from '../commands/change-attendance-settings.command.js';
import {
  AttendanceSettingsView,
  GetAttendanceSettingsQuery,
} from '../queries/get-attendance-settings.query.js';
import { ApplyCodePackDto } from './attendance-code.dto.js';
import { ChangeAttendanceSettingsDto } from './attendance-settings.dto.js';

/** How the school takes attendance. */
@Controller('schools/:schoolId/attendance-settings')
export class AttendanceSettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('attendance.settings.read')
  get(@CurrentActor() actor: Actor): Promise<AttendanceSettingsView> {
    return this.queries.execute(new GetAttendanceSettingsQuery(actor));
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch()
  @Requires('attendance.settings.manage')
  async change(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeAttendanceSettingsDto,
  ): Promise<AttendanceSettingsView> {
    await this.commands.execute(new ChangeAttendanceSettingsCommand({ changes, expectedVersion }, actor));
    return this.get(actor);
  }

  /** Gives the school the codes of a pack; others are retired. What was marked before means what it meant. */
  @Put('code-pack')
  @Requires('attendance.code.manage')
  async applyPack(
    @CurrentActor() actor: Actor,
    @Body() body: ApplyCodePackDto,
  ): Promise<AttendanceSettingsView> {
    await this.commands.execute(new ApplyCodePackCommand(body, actor));
    return this.get(actor);
  }
}
