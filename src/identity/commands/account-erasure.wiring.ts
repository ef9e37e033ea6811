import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AccountTraces } from '#domain/identity/erasure/account-traces';
import { PersonRepository } from '#domain/identity/person.repository';
import { SecondFactorCheck } from '#domain/identity/second-factor-check';
import { EraseAccountUseCase } from '#domain/identity/use-cases/erase-account.use-case';
import { EraseOwnAccountUseCase } from '#domain/identity/use-cases/erase-own-account.use-case';
import { useCase } from '#platform/wiring/use-case';
import { EraseAccountHandler } from './erase-account.command.js';
import { EraseOwnAccountHandler } from './erase-own-account.command.js';

/** The end of an account. */
export const accountErasureCommands: Provider[] = [
  EraseAccountHandler,
  useCase(EraseAccountUseCase, { people: PersonRepository, traces: AccountTraces, clock: Clock }),
  EraseOwnAccountHandler,
  useCase(EraseOwnAccountUseCase, {
    secondFactor: SecondFactorCheck,
    erase: EraseAccountUseCase,
    clock: Clock,
  }),
];
