import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MarkImportNotFound } from '#domain/attendance/mark-import/mark-import.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { coverWithClaim } from '#platform/context/request-context';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { streamedBody, type StreamedRequest } from '#platform/http/streamed-body';
import { csvOf } from '#platform/tables/write-csv';
import { ClearUpAfterMarkImportCommand } from '../../commands/exchange/clear-up-after-mark-import.command.js';
import { ReceiveMarkFileCommand } from '../../commands/exchange/receive-mark-file.command.js';
import { RequestMarkImportCommand } from '../../commands/exchange/request-mark-import.command.js';
import { GetMarkImportQuery } from '../../queries/exchange/get-mark-import.query.js';
import { ListMarkImportFaultsQuery } from '../../queries/exchange/list-mark-import-faults.query.js';
import { ListMarkImportsQuery } from '../../queries/exchange/list-mark-imports.query.js';
import { MarkImportView } from '../../queries/exchange/mark-import.view.js';
import { MarkImportFaultPage, MarkImportPage, MarkImportParameters } from './mark-import.dto.js';
import { reportOf } from './mark-import.report.js';

/** Marks that come in from a file. */
@Controller('schools/:schoolId/attendance/mark-imports')
@Requires('attendance.import')
export class MarkImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Takes comma-separated text, a mark a row, to be imported by a job, and answers at once. */
  @Post()
  @HttpCode(202)
  @TakesFile('text/csv')
  async requestMarkImport(
    @CurrentActor() actor: Actor,
    @Query() parameters: MarkImportParameters,
    @Req() request: StreamedRequest,
  ): Promise<MarkImportView> {
    const content = streamedBody(request, ['text/csv', 'application/octet-stream']);
    const received = await this.commands.execute(new ReceiveMarkFileCommand(content, actor));
    coverWithClaim({ ...parameters, sha256: received.sha256 });
    const importId = await this.place(received.importId, parameters, actor);
    return this.queries.execute(new GetMarkImportQuery(importId, actor));
  }

  /** The imports of the school, the latest first. */
  @Get()
  listMarkImports(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<MarkImportPage> {
    return this.queries.execute(new ListMarkImportsQuery(page, actor)) as Promise<MarkImportPage>;
  }

  /** The import, as far as it has come. */
  @Get(':importId')
  getMarkImport(
    @CurrentActor() actor: Actor,
    @Param('importId', idOf(MarkImportNotFound)) importId: string,
  ): Promise<MarkImportView> {
    return this.queries.execute(new GetMarkImportQuery(importId, actor));
  }

  /** Every fault by row, column and reason. */
  @Get(':importId/faults')
  async listMarkImportFaults(
    @CurrentActor() actor: Actor,
    @Param('importId', idOf(MarkImportNotFound)) importId: string,
    @Query() page: PageQuery,
  ): Promise<MarkImportFaultPage> {
    const { items, next } = await this.queries.execute(new ListMarkImportFaultsQuery(importId, page, actor));
    const faults = items.map(({ row, field, reason, detail }) => ({ row, field, reason, detail }));
    return { items: faults, ...(next && { next }) };
  }

  /** The same with what the rows say, as comma-separated text that is safe to open in a spreadsheet. */
  @Get(':importId/report')
  @AnswersFile('text/csv')
  async downloadMarkImportReport(
    @CurrentActor() actor: Actor,
    @Param('importId', idOf(MarkImportNotFound)) importId: string,
  ): Promise<StreamableFile> {
    await this.queries.execute(new GetMarkImportQuery(importId, actor));
    const disposition = `attachment; filename="faults-${importId}.csv"`;
    const report = Readable.from(csvOf(reportOf(importId, this.queries, actor)));
    return new StreamableFile(report, { type: 'text/csv; charset=utf-8', disposition });
  }

  /** A file that was refused, or that a repetition has brought a second time, is forgotten. */
  private async place(received: string, parameters: MarkImportParameters, actor: Actor): Promise<string> {
    const forget = () =>
      this.commands.execute(
        new ClearUpAfterMarkImportCommand({ importId: received, schoolId: actor.schoolId! }),
      );
    const input = { ...parameters, importId: received };
    const importId = await this.commands
      .execute(new RequestMarkImportCommand(input, actor))
      .catch(async (error: unknown) => {
        await forget();
        throw error;
      });
    if (importId !== received) await forget();
    return importId;
  }
}
