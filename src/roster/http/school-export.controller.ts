import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { RosterExportNotFound } from '#domain/roster/export/roster-export.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { SchoolNotFound } from '#platform/auth/errors';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { RosterExportView } from '../queries/roster-export.view.js';
import { RosterExportDto } from './roster-export.dto.js';
import { RosterExports } from './roster-exports.js';

/** The roster of a school as a OneRoster 1.2 package. */
@Controller('schools/:schoolId/roster-exports')
export class SchoolExportController {
  constructor(private readonly rosterExports: RosterExports) {}

  /** Has the package made by a job, and answers at once. */
  @Post()
  @HttpCode(202)
  @Requires('roster.export')
  request(@CurrentActor() actor: Actor, @Body() { endDates }: RosterExportDto): Promise<RosterExportView> {
    const schoolId = actor.schoolId!; // where they were let in, whatever the path says
    return this.rosterExports.request({ of: { schoolId }, endDates }, actor);
  }

  @Get(':exportId')
  @Requires('roster.export')
  get(
    @CurrentActor() actor: Actor,
    @Param('schoolId', idOf(SchoolNotFound)) schoolId: string,
    @Param('exportId', idOf(RosterExportNotFound)) exportId: string,
  ): Promise<RosterExportView> {
    return this.rosterExports.get({ exportId, schoolId }, actor);
  }

  /** The package, a zip. */
  @Get(':exportId/file')
  @Requires('roster.export')
  @AnswersFile('application/zip')
  download(
    @CurrentActor() actor: Actor,
    @Param('schoolId', idOf(SchoolNotFound)) schoolId: string,
    @Param('exportId', idOf(RosterExportNotFound)) exportId: string,
  ): Promise<StreamableFile> {
    return this.rosterExports.download({ exportId, schoolId }, actor);
  }
}
