import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeSiteCommand } from '../../commands/content/change-site.command.js';
import { OpenSiteCommand } from '../../commands/content/open-site.command.js';
import { GetSiteQuery } from '../../queries/content/get-site.query.js';
import { SiteView } from '../../queries/content/site.view.js';
import { ChangeSiteDto, OpenSiteDto } from './site.dto.js';

/** The one place where a school publishes. */
@Controller('schools/:schoolId/site')
export class SiteController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('academy.content.read')
  getSite(@CurrentActor() actor: Actor): Promise<SiteView> {
    return this.queries.execute(new GetSiteQuery(actor));
  }

  /** Opens it, for members alone unless it is said otherwise. */
  @Post()
  @Requires('academy.site.manage')
  async openSite(@CurrentActor() actor: Actor, @Body() body: OpenSiteDto): Promise<SiteView> {
    await this.commands.execute(new OpenSiteCommand(body, actor));
    return this.getSite(actor);
  }

  /** A language in which something is written or published stays. */
  @Patch()
  @Requires('academy.site.manage')
  async changeSite(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeSiteDto,
  ): Promise<SiteView> {
    await this.commands.execute(new ChangeSiteCommand({ changes, expectedVersion }, actor));
    return this.getSite(actor);
  }
}
