import { Controller, Get, Header, HttpCode, Inject, Param, Post, Body } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { UnsubscribeRequest } from '#domain/attendance/notifications/notification.words';
import { SubscriptionLinks } from '#domain/attendance/notifications/subscription-links';
import { systemActor } from '#domain/kernel/actor';
import { Public } from '#platform/auth/decorators';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { ChoosePreferencesCommand } from '../../commands/notifications/choose-preferences.command.js';
import { ShowSubscriptionQuery } from '../../queries/notifications/show-subscription.query.js';
import { unsubscribePage, type SubscriptionStep } from './unsubscribe.page.js';

const Html = () => Header('content-type', 'text/html; charset=utf-8');
const Unstored = () => Header('cache-control', 'no-store');

/**
 * The way out of mails, for whoever holds the link in one of them: no sign-in, since the link was signed for this
 * recipient and this kind. Looking changes nothing, because mail programs follow links to check them.
 */
@Controller('unsubscribe/:token')
@Public()
export class UnsubscribeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(SubscriptionLinks) private readonly links: SubscriptionLinks,
  ) {}

  @Get()
  @AnswersFile('text/html')
  @Html()
  @Unstored()
  async ask(@Param('token') token: string): Promise<string> {
    return this.page(await this.links.read(token), 'ask');
  }

  /** RFC 8058: the mail program's own button posts `List-Unsubscribe=One-Click`, and nobody is asked back. */
  @Post()
  @HttpCode(200)
  @TakesFile('application/x-www-form-urlencoded')
  @AnswersFile('text/html')
  @Html()
  @Unstored()
  async choose(
    @Param('token') token: string,
    @Body() form: { wanted?: unknown } | undefined,
  ): Promise<string> {
    const request = await this.links.read(token);
    const { schoolId, recipientId, subscription } = request;
    const wanted = form?.wanted === 'yes';
    const input = { recipientId, choices: [{ subscription, wanted }], through: 'link' as const };
    await this.commands.execute(new ChoosePreferencesCommand(input, systemActor(schoolId)));
    return this.page(request, wanted ? 'resumed' : 'stopped');
  }

  private async page(request: UnsubscribeRequest, step: SubscriptionStep): Promise<string> {
    const page = await this.queries.execute(new ShowSubscriptionQuery(request));
    return unsubscribePage(page, request.subscription, step);
  }
}
