import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EdfiExportNotFound } from '#domain/attendance/edfi/edfi-export.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { zipAttachment } from '#platform/http/zip-attachment';
import { RequestEdfiExportCommand } from '../../commands/exchange/request-edfi-export.command.js';
import { EdfiExportView } from '../../queries/exchange/edfi-export.view.js';
import { GetEdfiExportQuery } from '../../queries/exchange/get-edfi-export.query.js';
import { OpenEdfiExportQuery } from '../../queries/exchange/open-edfi-export.query.js';
import { EdfiExportDto } from './edfi-export.dto.js';

/** The attendance of a school as an Ed-Fi 5.2 interchange (Interchange-StudentAttendance). */
@Controller('schools/:schoolId/attendance/edfi-exports')
@Requires('attendance.export')
export class EdfiExportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Has the package made by a job, and answers at once. */
  @Post()
  @HttpCode(202)
  async requestEdfiExport(
    @CurrentActor() actor: Actor,
    @Body() { edfiSchoolId, calendarCode, ...wish }: EdfiExportDto,
  ): Promise<EdfiExportView> {
    const given = { edfiSchoolId: edfiSchoolId?.toString() ?? null, calendarCode: calendarCode ?? null };
    const exportId = await this.commands.execute(new RequestEdfiExportCommand({ ...wish, ...given }, actor));
    return this.queries.execute(new GetEdfiExportQuery(exportId, actor));
  }

  @Get(':exportId')
  getEdfiExport(
    @CurrentActor() actor: Actor,
    @Param('exportId', idOf(EdfiExportNotFound)) exportId: string,
  ): Promise<EdfiExportView> {
    return this.queries.execute(new GetEdfiExportQuery(exportId, actor));
  }

  /** The package, a zip: `StudentAttendance.xml`, and `report.csv` with everything that it does not say. */
  @Get(':exportId/file')
  @AnswersFile('application/zip')
  async downloadEdfiExport(
    @CurrentActor() actor: Actor,
    @Param('exportId', idOf(EdfiExportNotFound)) exportId: string,
  ): Promise<StreamableFile> {
    const opened = await this.queries.execute(new OpenEdfiExportQuery(exportId, actor));
    return zipAttachment(`attendance-${exportId}`, opened);
  }
}
