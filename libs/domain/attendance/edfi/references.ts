import type { LocalDate } from '../../kernel/local-date.js';
import type { EdfiWish } from './edfi-export.words.js';
import type { RegisterRecord } from './school-day-records.js';
import { element, leaf } from './xml.js';

/** How Ed-Fi names things: each by the whole of its natural key. Data Standard 5.2, Ed-Fi-Core.xsd. */
export class References {
  /** What was said of a register before: each of its students says the same. */
  private readonly said = { session: new Map<object, string>(), section: new Map<object, string>() };

  constructor(private readonly wish: Pick<EdfiWish, 'edfiSchoolId' | 'calendarCode'>) {}

  school(): string {
    const id = leaf('SchoolId', this.wish.edfiSchoolId);
    return element('SchoolReference', element('SchoolIdentity', id));
  }

  session(register: RegisterRecord): string {
    return once(this.said.session, register, ({ sessionName, schoolYear }) => {
      const name = leaf('SessionName', sessionName!);
      const identity = element('SessionIdentity', name, yearOf(schoolYear), this.school());
      return element('SessionReference', identity);
    });
  }

  section(register: RegisterRecord): string {
    return once(this.said.section, register, () => this.newSection(register));
  }

  private newSection(register: RegisterRecord): string {
    const course = leaf('LocalCourseCode', register.courseCode!);
    const offering = element('CourseOfferingIdentity', course, this.school(), this.session(register));
    const identifier = leaf('SectionIdentifier', register.sectionIdentifier);
    const identity = element('SectionIdentity', identifier, element('CourseOfferingReference', offering));
    return element('SectionReference', identity);
  }

  student(uniqueId: string): string {
    return element('StudentReference', element('StudentIdentity', leaf('StudentUniqueId', uniqueId)));
  }

  staff(uniqueId: string): string {
    return element('StaffReference', element('StaffIdentity', leaf('StaffUniqueId', uniqueId)));
  }

  period({ periodName }: RegisterRecord): string {
    const identity = element('ClassPeriodIdentity', this.school(), leaf('ClassPeriodName', periodName));
    return element('ClassPeriodReference', identity);
  }

  calendarDate(date: LocalDate, { schoolYear }: RegisterRecord): string {
    const code = leaf('CalendarCode', this.wish.calendarCode);
    const calendar = element('CalendarIdentity', code, this.school(), yearOf(schoolYear));
    const reference = element('CalendarReference', calendar);
    return element('CalendarDateReference', element('CalendarDateIdentity', leaf('Date', date), reference));
  }
}

function once(
  said: Map<object, string>,
  register: RegisterRecord,
  say: (register: RegisterRecord) => string,
): string {
  const text = said.get(register) ?? say(register);
  said.set(register, text);
  return text;
}

/** `2026-2027`, by the year in which it ends. */
function yearOf(ends: number): string {
  return leaf('SchoolYear', `${ends - 1}-${ends}`);
}
