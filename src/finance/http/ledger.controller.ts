import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { BeginLedgerCommand } from '../commands/begin-ledger.command.js';
import { ChangeLedgerCommand } from '../commands/change-ledger.command.js';
import { GetLedgerQuery } from '../queries/get-ledger.query.js';
import { LedgerView } from '../queries/ledger.view.js';
import { ListLedgersQuery } from '../queries/list-ledgers.query.js';
import { LedgerSoundnessView, VerifyLedgersQuery } from '../queries/verify-ledgers.query.js';
import { BeginLedgerDto, ChangeLedgerDto, LedgerListQuery, LedgerPage } from './ledger.dto.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));

/** Ledgers: yours, and those that are shared with you. Nobody else sees them, whatever role they have anywhere. */
@Controller('ledgers')
@SignedIn()
export class LedgerController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The ledgers that you see, by title. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: LedgerListQuery): Promise<LedgerPage> {
    return this.queries.execute(new ListLedgersQuery(filter, actor)) as Promise<LedgerPage>;
  }

  @Get(':ledgerId')
  get(@CurrentActor() actor: Actor, @LedgerId() ledgerId: string): Promise<LedgerView> {
    return this.queries.execute(new GetLedgerQuery(ledgerId, actor));
  }

  /** Begins a ledger of your own, with the two accounts of equity that each one has. */
  @Post()
  async begin(@CurrentActor() actor: Actor, @Body() body: BeginLedgerDto): Promise<LedgerView> {
    const { id } = await this.commands.execute(new BeginLedgerCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; its owner alone does so. With `If-Match` only when it was not changed since. */
  @Patch(':ledgerId')
  async change(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeLedgerDto,
  ): Promise<LedgerView> {
    await this.commands.execute(new ChangeLedgerCommand({ ledgerId, changes, expectedVersion }, actor));
    return this.get(actor, ledgerId);
  }

  /** Adds everything up again: whether each transaction comes to zero, and each balance is what its postings come to. */
  @Get(':ledgerId/soundness')
  verify(@CurrentActor() actor: Actor, @LedgerId() ledgerId: string): Promise<LedgerSoundnessView> {
    return this.queries.execute(new VerifyLedgersQuery(ledgerId, actor));
  }
}
