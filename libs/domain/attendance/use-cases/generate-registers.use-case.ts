import type { Actor } from '../../kernel/actor.js';
import { dateIn, type LocalDate } from '../../kernel/local-date.js';
import type { Clock } from '../../kernel/clock.js';
import { Register } from '../register.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import type { RegisterRepository } from '../register.repository.js';
import type { Timetable } from '../timetable.js';

export interface GenerateRegistersInput {
  /** The school's date; today there when it is left out. */
  readonly date?: LocalDate;
}

export interface GeneratedRegisters {
  readonly date: LocalDate;
  /** How many were new; the others stood already. */
  readonly added: number;
}

/** A6: what the calendar does not call instructional has no slots, hence no registers. Repeating it changes nothing. */
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
    const slots = await timetable.slotsOn(date);
    const sections = [...new Set(slots.map(({ sectionId }) => sectionId))];
    const students = await timetable.studentsOn(date, sections);
    await codes.ensureAny();
    const scheduled = slots.map((slot) => Register.schedule(actor.schoolId!, zone, date, slot));
    return { date, added: await registers.addMissing(scheduled, students) };
  }
}
