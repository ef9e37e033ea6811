import { PersonalTraces } from '#domain/attendance/erasure/personal-traces';
import { ForgetAccountUseCase } from '#domain/attendance/use-cases/forget-account.use-case';
import { ForgetPersonUseCase } from '#domain/attendance/use-cases/forget-person.use-case';
import { RemoveOldInterchangesUseCase } from '#domain/attendance/use-cases/remove-old-interchanges.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ForgetRecipientHandler } from './forget-recipient.command.js';
import { ForgetStudentHandler } from './forget-student.command.js';
import { RemoveOldInterchangesHandler } from './remove-old-interchanges.command.js';

/** What follows from an erasure, each with its use case. */
export const erasureCommands = [
  ForgetStudentHandler,
  useCase(ForgetPersonUseCase, { traces: PersonalTraces }),
  ForgetRecipientHandler,
  useCase(ForgetAccountUseCase, { traces: PersonalTraces }),
  RemoveOldInterchangesHandler,
  useCase(RemoveOldInterchangesUseCase, { traces: PersonalTraces }),
];
