import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AlsoAs, WantsFile } from '#platform/http/also-as';
import { DayFiguresView } from '../../queries/day-figures.view.js';
import { GetDayFiguresQuery } from '../../queries/get-day-figures.query.js';
import { GetPersistentAbsenceQuery } from '../../queries/get-persistent-absence.query.js';
import { GetRegistersOnTimeQuery } from '../../queries/get-registers-on-time.query.js';
import { GroupedRateView, PersistentAbsenceView } from '../../queries/grouped-rate.view.js';
import { ListStudentFiguresQuery } from '../../queries/list-student-figures.query.js';
import { StudentFiguresPage } from '../../queries/student-figures.view.js';
import { DayFiguresDto, PersistentAbsenceDto, RegistersOnTimeDto, StudentFiguresDto } from './figures.dto.js';
import { persistentAbsenceForms, registersOnTimeForms } from './grouped-rate.forms.js';
import { studentFiguresForms } from './student-figures.forms.js';

/** More students than a school has. */
const EVERYBODY = 100_000;

/** Figures of a school: its day, its students, who misses much, which registers are late. */
@Controller('schools/:schoolId')
export class FiguresController {
  constructor(private readonly queries: QueryBus) {}

  /** What a day has come to so far; the topic `school:{schoolId}:attendance` pushes the same. */
  @Get('attendance-day')
  @Requires('attendance.analytics.read')
  day(@CurrentActor() actor: Actor, @Query() { date }: DayFiguresDto): Promise<DayFiguresView> {
    return this.queries.execute(new GetDayFiguresQuery(date, actor));
  }

  /** The students with their figures, page by page; as a file, all of them. */
  @Get('attendance-students')
  @Requires('attendance.analytics.read')
  @AlsoAs(studentFiguresForms)
  students(
    @CurrentActor() actor: Actor,
    @Query() filter: StudentFiguresDto,
    @WantsFile() whole: boolean,
  ): Promise<StudentFiguresPage> {
    const limit = whole ? EVERYBODY : filter.limit;
    return this.queries.execute(new ListStudentFiguresQuery({ ...filter, limit }, actor));
  }

  /** How many students miss much of what is possible for them, by year group. */
  @Get('persistent-absence')
  @Requires('attendance.analytics.read')
  @AlsoAs(persistentAbsenceForms)
  persistentAbsence(
    @CurrentActor() actor: Actor,
    @Query() filter: PersistentAbsenceDto,
  ): Promise<PersistentAbsenceView> {
    return this.queries.execute(new GetPersistentAbsenceQuery(filter, actor));
  }

  /** How many registers are submitted by the end of their session. */
  @Get('registers-on-time')
  @Requires('attendance.analytics.read')
  @AlsoAs(registersOnTimeForms)
  registersOnTime(
    @CurrentActor() actor: Actor,
    @Query() filter: RegistersOnTimeDto,
  ): Promise<GroupedRateView> {
    return this.queries.execute(new GetRegistersOnTimeQuery(filter, actor));
  }
}
