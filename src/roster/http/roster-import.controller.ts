import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterImportNotFound } from '#domain/roster/import/roster-import.errors';
import type { ImportScope } from '#domain/roster/import/import-staging';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { DistrictNotFound } from '#platform/auth/errors';
import { coverWithClaim } from '#platform/context/request-context';
import { TakesFile } from '#platform/http/media';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { streamedBody, type StreamedRequest } from '#platform/http/streamed-body';
import { ClearUpAfterImportCommand } from '../commands/clear-up-after-import.command.js';
import { ReceiveRosterPackageCommand } from '../commands/receive-roster-package.command.js';
import { RequestRosterImportCommand } from '../commands/request-roster-import.command.js';
import { GetRosterImportQuery } from '../queries/get-roster-import.query.js';
import { ListHeldBackRowsQuery } from '../queries/list-held-back-rows.query.js';
import { ListImportFaultsQuery } from '../queries/list-import-faults.query.js';
import { ListRosterImportsQuery } from '../queries/list-roster-imports.query.js';
import { RosterImportView } from '../queries/roster-import.view.js';
import {
  HeldBackRowPage,
  ImportFaultPage,
  RosterImportPage,
  RosterImportParameters,
  settingsOf,
} from './roster-import.dto.js';

/** Imports of a whole district from its records system, as OneRoster packages. */
@Controller('districts/:districtId/roster-imports')
export class RosterImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Takes a OneRoster package (1.1 or 1.2, CSV, a zip) to be imported by a job, and answers at once. */
  @Post()
  @HttpCode(202)
  @Requires('roster.import')
  @TakesFile('application/zip')
  async request(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Query() parameters: RosterImportParameters,
    @Req() request: StreamedRequest,
  ): Promise<RosterImportView> {
    const wishes = {
      districtId,
      mode: parameters.mode,
      dryRun: parameters.dryRun,
      settings: settingsOf(parameters),
    };
    const { importId: received, sha256 } = await this.commands.execute(
      new ReceiveRosterPackageCommand({ ...wishes, zip: streamedBody(request) }),
    );
    coverWithClaim({ ...wishes, sha256 });
    const scope = { importId: received, districtId, requestedBy: actor.personId! };
    const importId = await this.place({ ...wishes, importId: received }, actor).catch(
      async (error: unknown) => {
        await this.forget(scope);
        throw error;
      },
    );
    if (importId !== received) await this.forget(scope);
    return this.queries.execute(new GetRosterImportQuery({ importId, districtId }, actor));
  }

  /** The imports of the district, the latest first. */
  @Get()
  @Requires('roster.import')
  list(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Query() page: PageQuery,
  ): Promise<RosterImportPage> {
    return this.queries.execute(
      new ListRosterImportsQuery(districtId, page, actor),
    ) as Promise<RosterImportPage>;
  }

  /** The import and its report, as far as it has come. */
  @Get(':importId')
  @Requires('roster.import')
  get(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('importId', idOf(RosterImportNotFound)) importId: string,
  ): Promise<RosterImportView> {
    return this.queries.execute(new GetRosterImportQuery({ importId, districtId }, actor));
  }

  /** Every fault by file, row, field and reason. */
  @Get(':importId/faults')
  @Requires('roster.import')
  listFaults(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('importId', idOf(RosterImportNotFound)) importId: string,
    @Query() page: PageQuery,
  ): Promise<ImportFaultPage> {
    const at = { importId, districtId };
    return this.queries.execute(new ListImportFaultsQuery(at, page, actor)) as Promise<ImportFaultPage>;
  }

  /** The sound rows that wait for a faulty one to be put right. */
  @Get(':importId/held-back-rows')
  @Requires('roster.import')
  listHeldBackRows(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('importId', idOf(RosterImportNotFound)) importId: string,
    @Query() page: PageQuery,
  ): Promise<HeldBackRowPage> {
    const at = { importId, districtId };
    return this.queries.execute(new ListHeldBackRowsQuery(at, page, actor)) as Promise<HeldBackRowPage>;
  }

  private async place(input: RequestRosterImportCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new RequestRosterImportCommand(input, actor))).importId;
  }

  /** A package that was refused, or that a repetition has brought a second time. */
  private forget(scope: ImportScope): Promise<void> {
    return this.commands.execute(new ClearUpAfterImportCommand(scope));
  }
}
