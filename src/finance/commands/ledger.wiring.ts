import { Clock } from '#domain/kernel/clock';
import { AccountRepository } from '#domain/finance/accounts/account.repository';
import { OwnerTraces } from '#domain/finance/erasure/owner-traces';
import { Journal } from '#domain/finance/journal/journal';
import { Bookkeeper } from '#domain/finance/ledger/bookkeeper';
import { LedgerRepository, LedgerShareRepository } from '#domain/finance/ledger/ledger.repository';
import { AnswerShareUseCase } from '#domain/finance/use-cases/answer-share.use-case';
import { BeginLedgerUseCase } from '#domain/finance/use-cases/begin-ledger.use-case';
import { ChangeLedgerUseCase } from '#domain/finance/use-cases/change-ledger.use-case';
import { EndShareUseCase } from '#domain/finance/use-cases/end-share.use-case';
import { ForgetLapsedSharesUseCase } from '#domain/finance/use-cases/forget-lapsed-shares.use-case';
import { ForgetOwnerUseCase } from '#domain/finance/use-cases/forget-owner.use-case';
import { OpenAccountUseCase } from '#domain/finance/use-cases/open-account.use-case';
import { RenameAccountUseCase } from '#domain/finance/use-cases/rename-account.use-case';
import { SetAccountStateUseCase } from '#domain/finance/use-cases/set-account-state.use-case';
import { ShareLedgerUseCase } from '#domain/finance/use-cases/share-ledger.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AnswerShareHandler } from './answer-share.command.js';
import { BeginLedgerHandler } from './begin-ledger.command.js';
import { ChangeLedgerHandler } from './change-ledger.command.js';
import { EndShareHandler } from './end-share.command.js';
import { ForgetLapsedSharesHandler } from './forget-lapsed-shares.command.js';
import { ForgetOwnerHandler } from './forget-owner.command.js';
import { OpenAccountHandler } from './open-account.command.js';
import { RenameAccountHandler } from './rename-account.command.js';
import { SetAccountStateHandler } from './set-account-state.command.js';
import { ShareLedgerHandler } from './share-ledger.command.js';

const [ledgers, shares, accounts] = [LedgerRepository, LedgerShareRepository, AccountRepository];
const [bookkeeper, clock] = [Bookkeeper, Clock];

/** The commands about ledgers, with whom they are shared and which accounts they have, each with its use case. */
export const ledgerCommands = [
  useCase(Bookkeeper, { ledgers }),
  BeginLedgerHandler,
  useCase(BeginLedgerUseCase, { ledgers, accounts, clock }),
  ChangeLedgerHandler,
  useCase(ChangeLedgerUseCase, { bookkeeper, ledgers }),
  ShareLedgerHandler,
  useCase(ShareLedgerUseCase, { bookkeeper, shares, clock }),
  AnswerShareHandler,
  useCase(AnswerShareUseCase, { shares, clock }),
  EndShareHandler,
  useCase(EndShareUseCase, { shares, clock }),
  ForgetLapsedSharesHandler,
  useCase(ForgetLapsedSharesUseCase, { shares }),
  ForgetOwnerHandler,
  useCase(ForgetOwnerUseCase, { traces: OwnerTraces }),
  OpenAccountHandler,
  useCase(OpenAccountUseCase, { bookkeeper, accounts, journal: Journal, clock }),
  RenameAccountHandler,
  useCase(RenameAccountUseCase, { bookkeeper, accounts }),
  SetAccountStateHandler,
  useCase(SetAccountStateUseCase, { bookkeeper, accounts, clock }),
];
