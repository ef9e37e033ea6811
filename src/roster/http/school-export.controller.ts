import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterExportNotFound } from '#domain/roster/export/roster-export.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { SchoolNotFound } from '#platform/auth/errors';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { zipAttachment } from '#platform/http/zip-attachment';
import { RequestRosterExportCommand } from '../commands/request-roster-export.command.js';
import { GetRosterExportQuery } from '../queries/get-roster-export.query.js';
import { OpenRosterExportQuery } from '../queries/open-roster-export.query.js';
import { RosterExportView } from '../queries/roster-export.view.js';
import { RosterExportDto } from './roster-export.dto.js';

/** The roster of a school as a OneRoster 1.2 package. */
@Controller('schools/:schoolId/roster-exports')
export class SchoolExportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Has the package made by a job, and answers at once. */
  @Post()
  @HttpCode(202)
  @Requires('roster.export')
  async request(
    @CurrentActor() actor: Actor,
    @Body() { endDates }: RosterExportDto,
  ): Promise<RosterExportView> {
    const schoolId = actor.schoolId!;
    const exportId = await this.commands.execute(
      new RequestRosterExportCommand({ of: { schoolId }, endDates }, actor),
    );
    return this.queries.execute(new GetRosterExportQuery({ exportId, schoolId }, actor));
  }

  @Get(':exportId')
  @Requires('roster.export')
  get(
    @CurrentActor() actor: Actor,
    @Param('schoolId', idOf(SchoolNotFound)) schoolId: string,
    @Param('exportId', idOf(RosterExportNotFound)) exportId: string,
  ): Promise<RosterExportView> {
    return this.queries.execute(new GetRosterExportQuery({ exportId, schoolId }, actor));
  }

  /** The package, a zip. */
  @Get(':exportId/file')
  @Requires('roster.export')
  @AnswersFile('application/zip')
  async download(
    @CurrentActor() actor: Actor,
    @Param('schoolId', idOf(SchoolNotFound)) schoolId: string,
    @Param('exportId', idOf(RosterExportNotFound)) exportId: string,
  ): Promise<StreamableFile> {
    const opened = await this.queries.execute(new OpenRosterExportQuery({ exportId, schoolId }, actor));
    return zipAttachment(`roster-${exportId}`, opened);
  }
}
