import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { GuardianLinkNotFound } from '#domain/roster/guardian-link.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeGuardianLinkCommand } from '../commands/change-guardian-link.command.js';
import { LinkGuardianCommand } from '../commands/link-guardian.command.js';
import { UnlinkGuardianCommand } from '../commands/unlink-guardian.command.js';
import { GetGuardianLinkQuery } from '../queries/get-guardian-link.query.js';
import { ListGuardianLinksQuery } from '../queries/list-guardian-links.query.js';
import { GuardianLinkView } from '../queries/guardian-link.view.js';
import {
  ChangeGuardianLinkDto,
  GuardianLinkListQuery,
  GuardianLinkPage,
  LinkGuardianDto,
} from './guardian-link.dto.js';

/** Guardian links: who looks after which student. */
@Controller('schools/:schoolId/guardian-links')
export class GuardianLinkController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The guardian links that you may see. */
  @Get()
  @Requires('roster.person.read')
  list(@CurrentActor() actor: Actor, @Query() filter: GuardianLinkListQuery): Promise<GuardianLinkPage> {
    return this.queries.execute(new ListGuardianLinksQuery(filter, actor)) as Promise<GuardianLinkPage>;
  }

  @Get(':guardianLinkId')
  @Requires('roster.person.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('guardianLinkId', idOf(GuardianLinkNotFound)) guardianLinkId: string,
  ): Promise<GuardianLinkView> {
    return this.queries.execute(new GetGuardianLinkQuery(guardianLinkId, actor));
  }

  @Post()
  @Requires('roster.person.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: LinkGuardianDto): Promise<GuardianLinkView> {
    const { id } = await this.commands.execute(new LinkGuardianCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes the word for the relation. */
  @Patch(':guardianLinkId')
  @Requires('roster.person.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('guardianLinkId', idOf(GuardianLinkNotFound)) guardianLinkId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeGuardianLinkDto,
  ): Promise<GuardianLinkView> {
    await this.commands.execute(
      new ChangeGuardianLinkCommand({ ...changes, guardianLinkId, expectedVersion }, actor),
    );
    return this.get(actor, guardianLinkId);
  }

  /** From then on the guardian sees nothing of the student. */
  @Delete(':guardianLinkId')
  @HttpCode(204)
  @Requires('roster.person.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Param('guardianLinkId', idOf(GuardianLinkNotFound)) guardianLinkId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new UnlinkGuardianCommand({ guardianLinkId, expectedVersion }, actor));
  }
}
