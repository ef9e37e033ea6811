import { Injectable, type StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { RequestRosterExportInput } from '#domain/roster/use-cases/request-roster-export.use-case';
import { zipAttachment } from '#platform/http/zip-attachment';
import { RequestRosterExportCommand } from '../commands/request-roster-export.command.js';
import { GetRosterExportQuery, type ExportAddress } from '../queries/get-roster-export.query.js';
import { OpenRosterExportQuery } from '../queries/open-roster-export.query.js';
import type { RosterExportView } from '../queries/roster-export.view.js';

/** What a school's and a district's routes of exports do alike. */
@Injectable()
export class RosterExports {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async request(input: RequestRosterExportInput, actor: Actor): Promise<RosterExportView> {
    const exportId = await this.commands.execute(new RequestRosterExportCommand(input, actor));
    return this.get({ exportId, ...input.of }, actor);
  }

  get(at: ExportAddress, actor: Actor): Promise<RosterExportView> {
    return this.queries.execute(new GetRosterExportQuery(at, actor));
  }

  async download(at: ExportAddress, actor: Actor): Promise<StreamableFile> {
    const opened = await this.queries.execute(new OpenRosterExportQuery(at, actor));
    return zipAttachment(`roster-${at.exportId}`, opened);
  }
}
