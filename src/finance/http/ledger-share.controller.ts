import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound, ShareNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { AnswerShareCommand } from '../commands/answer-share.command.js';
import { EndShareCommand } from '../commands/end-share.command.js';
import { ShareLedgerCommand } from '../commands/share-ledger.command.js';
import { LedgerInvitationList, LedgerShareList } from '../queries/ledger.view.js';
import { ListLedgerInvitationsQuery } from '../queries/list-ledger-invitations.query.js';
import { ListSharesQuery } from '../queries/list-shares.query.js';
import { ShareLedgerDto } from './ledger.dto.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));
const ShareId = () => Param('shareId', idOf(ShareNotFound));

/** With whom ledgers are shared. */
@Controller()
@SignedIn()
export class LedgerShareController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Whom you have offered your ledger to, and who has accepted. */
  @Get('ledgers/:ledgerId/shares')
  listShares(@CurrentActor() actor: Actor, @LedgerId() ledgerId: string): Promise<LedgerShareList> {
    return this.queries.execute(new ListSharesQuery(ledgerId, actor));
  }

  /** Offers your ledger to an address. The answer is the same whether or not anybody has an account with it. */
  @Post('ledgers/:ledgerId/shares')
  async shareLedger(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Body() body: ShareLedgerDto,
  ): Promise<LedgerShareList> {
    await this.commands.execute(new ShareLedgerCommand({ ...body, ledgerId }, actor));
    return this.listShares(actor, ledgerId);
  }

  /** Takes an invitation or a share back; of a ledger of somebody else's, gives up your own. It ends at once. */
  @Delete('ledgers/:ledgerId/shares/:shareId')
  @HttpCode(204)
  async endShare(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @ShareId() shareId: string,
  ): Promise<void> {
    await this.commands.execute(new EndShareCommand({ ledgerId, shareId }, actor));
  }

  /** The ledgers that others offer to your address. */
  @Get('ledger-invitations')
  listLedgerInvitations(@CurrentActor() actor: Actor): Promise<LedgerInvitationList> {
    return this.queries.execute(new ListLedgerInvitationsQuery(actor));
  }

  /** From now on you see the ledger. */
  @Post('ledger-invitations/:shareId/accept')
  @HttpCode(204)
  async acceptLedgerInvitation(@CurrentActor() actor: Actor, @ShareId() shareId: string): Promise<void> {
    await this.commands.execute(new AnswerShareCommand({ shareId, accepted: true }, actor));
  }

  @Post('ledger-invitations/:shareId/decline')
  @HttpCode(204)
  async declineLedgerInvitation(@CurrentActor() actor: Actor, @ShareId() shareId: string): Promise<void> {
    await this.commands.execute(new AnswerShareCommand({ shareId, accepted: false }, actor));
  }
}
