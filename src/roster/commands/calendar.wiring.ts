import { AcademicYearRepository } from '#domain/roster/academic-year.repository';
import { CalendarRepository } from '#domain/roster/calendar.repository';
import { ChangeAcademicYearUseCase } from '#domain/roster/use-cases/change-academic-year.use-case';
import { ChangePeriodUseCase } from '#domain/roster/use-cases/change-period.use-case';
import { ChangeTermUseCase } from '#domain/roster/use-cases/change-term.use-case';
import { CreateAcademicYearUseCase } from '#domain/roster/use-cases/create-academic-year.use-case';
import { CreatePeriodUseCase } from '#domain/roster/use-cases/create-period.use-case';
import { CreateTermUseCase } from '#domain/roster/use-cases/create-term.use-case';
import { ForgetCalendarDayUseCase } from '#domain/roster/use-cases/forget-calendar-day.use-case';
import { MakeInstructionalDaysUseCase } from '#domain/roster/use-cases/make-instructional-days.use-case';
import { PeriodRepository } from '#domain/roster/period.repository';
import { RemoveAcademicYearUseCase } from '#domain/roster/use-cases/remove-academic-year.use-case';
import { RemovePeriodUseCase } from '#domain/roster/use-cases/remove-period.use-case';
import { RemoveTermUseCase } from '#domain/roster/use-cases/remove-term.use-case';
import { SetCalendarDayUseCase } from '#domain/roster/use-cases/set-calendar-day.use-case';
import { SetCalendarDaysUseCase } from '#domain/roster/use-cases/set-calendar-days.use-case';
import { TermRepository } from '#domain/roster/term.repository';
import { useCase } from '#platform/wiring/use-case';
import { ChangeAcademicYearHandler } from './change-academic-year.command.js';
import { ChangePeriodHandler } from './change-period.command.js';
import { ChangeTermHandler } from './change-term.command.js';
import { CreateAcademicYearHandler } from './create-academic-year.command.js';
import { CreatePeriodHandler } from './create-period.command.js';
import { CreateTermHandler } from './create-term.command.js';
import { ForgetCalendarDayHandler } from './forget-calendar-day.command.js';
import { MakeInstructionalDaysHandler } from './make-instructional-days.command.js';
import { RemoveAcademicYearHandler } from './remove-academic-year.command.js';
import { RemovePeriodHandler } from './remove-period.command.js';
import { RemoveTermHandler } from './remove-term.command.js';
import { SetCalendarDayHandler } from './set-calendar-day.command.js';
import { SetCalendarDaysHandler } from './set-calendar-days.command.js';

/** The commands about years, terms, the calendar and the periods, each with its use case. */
export const calendarCommands = [
  CreateAcademicYearHandler,
  useCase(CreateAcademicYearUseCase, { years: AcademicYearRepository }),
  ChangeAcademicYearHandler,
  useCase(ChangeAcademicYearUseCase, { years: AcademicYearRepository, terms: TermRepository }),
  RemoveAcademicYearHandler,
  useCase(RemoveAcademicYearUseCase, { years: AcademicYearRepository }),
  CreateTermHandler,
  useCase(CreateTermUseCase, { years: AcademicYearRepository, terms: TermRepository }),
  ChangeTermHandler,
  useCase(ChangeTermUseCase, { years: AcademicYearRepository, terms: TermRepository }),
  RemoveTermHandler,
  useCase(RemoveTermUseCase, { terms: TermRepository }),
  SetCalendarDaysHandler,
  useCase(SetCalendarDaysUseCase, { calendars: CalendarRepository }),
  SetCalendarDayHandler,
  useCase(SetCalendarDayUseCase, { calendars: CalendarRepository }),
  ForgetCalendarDayHandler,
  useCase(ForgetCalendarDayUseCase, { calendars: CalendarRepository }),
  MakeInstructionalDaysHandler,
  useCase(MakeInstructionalDaysUseCase, { calendars: CalendarRepository }),
  CreatePeriodHandler,
  useCase(CreatePeriodUseCase, { periods: PeriodRepository }),
  ChangePeriodHandler,
  useCase(ChangePeriodUseCase, { periods: PeriodRepository }),
  RemovePeriodHandler,
  useCase(RemovePeriodUseCase, { periods: PeriodRepository }),
];
