import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AccountTraces } from '#domain/identity/erasure/account-traces';
import { Farewells } from '#domain/identity/erasure/farewells';
import { PersonRepository } from '#domain/identity/person.repository';
import { SecondFactorCheck } from '#domain/identity/second-factor-check';
import { EraseAccountUseCase } from '#domain/identity/use-cases/erase-account.use-case';
import { EraseOwnAccountUseCase } from '#domain/identity/use-cases/erase-own-account.use-case';
import { WriteFarewellUseCase } from '#domain/identity/use-cases/write-farewell.use-case';
import { useCase } from '#platform/wiring/use-case';
import { EraseAccountHandler } from './erase-account.command.js';
import { EraseOwnAccountHandler } from './erase-own-account.command.js';
import { SayFarewellHandler } from './say-farewell.command.js';

/** The end of an account. */
export const accountErasureCommands: Provider[] = [
  EraseAccountHandler,
  useCase(EraseAccountUseCase, {
    people: PersonRepository,
    traces: AccountTraces,
    farewells: Farewells,
    clock: Clock,
  }),
  SayFarewellHandler,
  useCase(WriteFarewellUseCase, { farewells: Farewells }),
  EraseOwnAccountHandler,
  useCase(EraseOwnAccountUseCase, {
    secondFactor: SecondFactorCheck,
    erase: EraseAccountUseCase,
    clock: Clock,
  }),
];
