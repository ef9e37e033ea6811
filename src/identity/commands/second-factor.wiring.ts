import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AttemptLimits } from '#domain/identity/attempt-limits';
import { OneTimePasswords } from '#domain/identity/one-time-passwords';
import { PersonRepository } from '#domain/identity/person.repository';
import { SecondFactorCheck } from '#domain/identity/second-factor-check';
import { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import { SecretVault } from '#domain/identity/secret-vault';
import { ConfirmSecondFactorUseCase } from '#domain/identity/use-cases/confirm-second-factor.use-case';
import { DisableSecondFactorUseCase } from '#domain/identity/use-cases/disable-second-factor.use-case';
import { EnrolSecondFactorUseCase } from '#domain/identity/use-cases/enrol-second-factor.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ConfirmSecondFactorHandler } from './confirm-second-factor.command.js';
import { DisableSecondFactorHandler } from './disable-second-factor.command.js';
import { EnrolSecondFactorHandler } from './enrol-second-factor.command.js';

const ofFactors = {
  secondFactors: SecondFactorRepository,
  vault: SecretVault,
  oneTimePasswords: OneTimePasswords,
};

/** The second factor. */
export const secondFactorCommands: Provider[] = [
  useCase(SecondFactorCheck, { ...ofFactors, limits: AttemptLimits }),
  EnrolSecondFactorHandler,
  useCase(EnrolSecondFactorUseCase, { ...ofFactors, people: PersonRepository }),
  ConfirmSecondFactorHandler,
  useCase(ConfirmSecondFactorUseCase, { ...ofFactors, clock: Clock }),
  DisableSecondFactorHandler,
  useCase(DisableSecondFactorUseCase, {
    secondFactors: SecondFactorRepository,
    secondFactor: SecondFactorCheck,
    clock: Clock,
  }),
];
