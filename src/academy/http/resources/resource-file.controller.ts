import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DownloadGrantNotFound } from '#domain/academy/resources/download.errors';
import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AlsoAs } from '#platform/http/also-as';
import { idOf } from '#platform/http/rules';
import { AddFileVersionCommand } from '../../commands/resources/add-file-version.command.js';
import { GrantDownloadCommand } from '../../commands/resources/grant-download.command.js';
import { RevokeDownloadGrantCommand } from '../../commands/resources/revoke-download-grant.command.js';
import { ShareDownloadCommand } from '../../commands/resources/share-download.command.js';
import { DownloadView } from '../../queries/resources/download.view.js';
import {
  DownloadStatisticsView,
  GetDownloadStatisticsQuery,
} from '../../queries/resources/get-download-statistics.query.js';
import { GetResourceQuery } from '../../queries/resources/get-resource.query.js';
import { GetUploadDigestQuery } from '../../queries/resources/get-upload-digest.query.js';
import { ListDownloadGrantsQuery } from '../../queries/resources/list-download-grants.query.js';
import { ListFileVersionsQuery } from '../../queries/resources/list-file-versions.query.js';
import { ResourceView } from '../../queries/resources/resource.view.js';
import { DownloadAddresses } from './download-addresses.js';
import {
  DownloadGrantListQuery,
  DownloadGrantPage,
  DownloadStatisticsQuery,
  GrantDownloadDto,
  ShareDownloadDto,
} from './download.dto.js';
import { downloadForms } from './download.forms.js';
import { AddFileVersionDto, FileVersionListQuery, FileVersionPage } from './resource.dto.js';

const ResourceId = () => Param('resourceId', idOf(ResourceNotFound));

/** The files of resources: their versions, and the addresses by which they are downloaded. */
@Controller('schools/:schoolId')
export class ResourceFileController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly addresses: DownloadAddresses,
  ) {}

  /** All versions of the file; older ones can be downloaded as well. */
  @Get('resources/:resourceId/file-versions')
  @Requires('academy.resource.read')
  listVersions(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @Query() filter: FileVersionListQuery,
  ): Promise<FileVersionPage> {
    const query = new ListFileVersionsQuery(resourceId, filter, actor);
    return this.queries.execute(query) as Promise<FileVersionPage>;
  }

  /** Makes the next version of a whole upload. It is the current one from now on, and stays as it is. */
  @Post('resources/:resourceId/file-versions')
  @Requires('academy.resource.manage')
  async addVersion(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @Body() body: AddFileVersionDto,
  ): Promise<ResourceView> {
    const sha256 = await this.queries.execute(new GetUploadDigestQuery(body.uploadId, actor));
    await this.commands.execute(new AddFileVersionCommand({ resourceId, ...body, sha256 }, actor));
    return this.queries.execute(new GetResourceQuery(resourceId, actor));
  }

  /** An address of your own for a version of the file, to be downloaded without any other credential. */
  @Post('resources/:resourceId/downloads')
  @Requires('academy.resource.download')
  async grantDownload(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @Body() body: GrantDownloadDto,
  ): Promise<DownloadView> {
    const { id } = await this.commands.execute(new GrantDownloadCommand({ resourceId, ...body }, actor));
    return this.addresses.of(id, actor);
  }

  /** An address to pass on, of what is published for the public: whoever has it downloads the file. */
  @Post('resources/:resourceId/shared-downloads')
  @Requires('academy.resource.manage')
  async shareDownload(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @Body() body: ShareDownloadDto,
  ): Promise<DownloadView> {
    const { id } = await this.commands.execute(new ShareDownloadCommand({ resourceId, ...body }, actor));
    return this.addresses.of(id, actor);
  }

  /** The grants that you have got; all of them where you answer for the resource. Their addresses are said once. */
  @Get('resources/:resourceId/download-grants')
  @Requires('academy.resource.download')
  listGrants(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @Query() filter: DownloadGrantListQuery,
  ): Promise<DownloadGrantPage> {
    const query = new ListDownloadGrantsQuery(resourceId, filter, actor);
    return this.queries.execute(query) as Promise<DownloadGrantPage>;
  }

  /** How often it was downloaded, day by day, for whoever answers for it; also as a table and as a picture. */
  @Get('resources/:resourceId/download-statistics')
  @Requires('academy.resource.read')
  @AlsoAs(downloadForms)
  getStatistics(
    @CurrentActor() actor: Actor,
    @ResourceId() resourceId: string,
    @Query() span: DownloadStatisticsQuery,
  ): Promise<DownloadStatisticsView> {
    return this.queries.execute(new GetDownloadStatisticsQuery(resourceId, span, actor));
  }

  /** Ends a grant before its time; its address leads to nothing from now on, also in the middle of a download. */
  @Delete('download-grants/:downloadGrantId')
  @HttpCode(204)
  @Requires('academy.resource.download')
  async revokeGrant(
    @CurrentActor() actor: Actor,
    @Param('downloadGrantId', idOf(DownloadGrantNotFound)) downloadGrantId: string,
  ): Promise<void> {
    await this.commands.execute(new RevokeDownloadGrantCommand({ downloadGrantId }, actor));
  }
}
