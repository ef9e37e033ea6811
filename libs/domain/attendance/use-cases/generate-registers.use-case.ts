import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { dateIn, type LocalDate } from '../../kernel/local-date.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import { RegisterPlan, type Alignment } from '../register-plan.js';
import type { RegisterRepository } from '../register.repository.js';
import type { Timetable } from '../timetable.js';

export interface GenerateRegistersInput {
  /** The school's date; today there when it is left out. */
  readonly date?: LocalDate;
}

export interface GeneratedRegisters extends Alignment {
  readonly date: LocalDate;
}

/**
 * Makes the registers of a day, and brings them in line when timetable, calendar or roster have changed. Repeating it
 * changes nothing. A6: a day that the calendar does not call instructional has no slots, hence no registers.
 */
export class GenerateRegistersUseCase {
  constructor(
    private readonly deps: {
      registers: RegisterRepository;
      codes: AttendanceCodeRepository;
      timetable: Timetable;
      clock: Clock;
    },
  ) {}

  async execute(input: GenerateRegistersInput, actor: Actor): Promise<GeneratedRegisters> {
    const { registers, codes, timetable, clock } = this.deps;
    const zone = await timetable.timeZone();
    const date = input.date ?? dateIn(zone, clock.now());
    await registers.holdDay(date);
    const slots = await timetable.slotsOn(date);
    const students = await timetable.studentsOn(date, [...new Set(slots.map(({ sectionId }) => sectionId))]);
    await codes.ensureAny();
    const plan = new RegisterPlan(actor.schoolId!, zone, date, slots, students);
    const alignment = await registers.align(plan);
    plan.carriedOut(alignment);
    return { date, ...alignment };
  }
}
