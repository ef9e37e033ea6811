import { PersonalTraces } from '#domain/learning/erasure/personal-traces';
import { ForgetAccountUseCase } from '#domain/learning/use-cases/forget-account.use-case';
import { ForgetPersonUseCase } from '#domain/learning/use-cases/forget-person.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ForgetAuthorHandler } from './forget-author.command.js';
import { ForgetLearnerHandler } from './forget-learner.command.js';

/** What follows from an erasure, with its use case. */
export const erasureCommands = [
  ForgetLearnerHandler,
  useCase(ForgetPersonUseCase, { traces: PersonalTraces }),
  ForgetAuthorHandler,
  useCase(ForgetAccountUseCase, { traces: PersonalTraces }),
];
