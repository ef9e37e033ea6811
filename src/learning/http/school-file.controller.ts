import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SchoolFileNotFound } from '#domain/learning/video/video.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { KeepFileCommand } from '../commands/keep-file.command.js';
import { RemoveFileCommand } from '../commands/remove-file.command.js';
import { GetSchoolFileQuery } from '../queries/get-school-file.query.js';
import { SchoolFileView } from '../queries/video.view.js';
import { KeepFileDto } from './video.dto.js';

const FileId = () => Param('fileId', idOf(SchoolFileNotFound));

/** Files that items offer for download, as they were uploaded. */
@Controller('schools/:schoolId/files')
export class SchoolFileController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':fileId')
  @Requires('learning.course.manage')
  getFile(@CurrentActor() actor: Actor, @FileId() fileId: string): Promise<SchoolFileView> {
    return this.queries.execute(new GetSchoolFileQuery(fileId, actor));
  }

  /** Makes a file of a whole upload. */
  @Post()
  @Requires('learning.course.manage')
  async keepFile(@CurrentActor() actor: Actor, @Body() body: KeepFileDto): Promise<SchoolFileView> {
    const { id } = await this.commands.execute(new KeepFileCommand(body, actor));
    return this.getFile(actor, id);
  }

  /** Only what no item offers can be removed. */
  @Delete(':fileId')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async removeFile(@CurrentActor() actor: Actor, @FileId() fileId: string): Promise<void> {
    await this.commands.execute(new RemoveFileCommand({ fileId }, actor));
  }
}
