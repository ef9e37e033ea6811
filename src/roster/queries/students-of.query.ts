import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { attendsOn } from './attends-on.js';

export interface EnrolledStudent {
  readonly studentId: string;
  readonly displayName: string;
  /** Family name first. */
  readonly sortName: string;
}

export class StudentsOfQuery extends Query<Map<string, EnrolledStudent[]>> {
  constructor(
    readonly sectionIds: readonly string[],
    readonly date: LocalDate,
    readonly actor: Actor,
  ) {
    super();
  }
}

const studentsOf = prepared(`
  select e.section_id as "sectionId", p.id as "studentId",
    coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "displayName",
    p.family_name || ', ' || coalesce(p.preferred_name, p.given_name) as "sortName"
  from roster.enrolments e join roster.people p on p.school_id = e.school_id and p.id = e.student_id
  where e.school_id = platform.current_school() and e.section_id = any ($1::uuid[]) and ${attendsOn('$2::date')}
  order by p.family_name, p.given_name, p.id`);

@QueryHandler(StudentsOfQuery)
export class StudentsOfHandler implements IQueryHandler<StudentsOfQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ sectionIds, date, actor }: StudentsOfQuery): Promise<Map<string, EnrolledStudent[]>> {
    if (sectionIds.length === 0) return new Map();
    type Row = EnrolledStudent & { sectionId: string };
    const rows = await this.reader.rows<Row>(actor, studentsOf, [sectionIds, date]);
    const bySection = new Map<string, EnrolledStudent[]>();
    for (const { sectionId, ...student } of rows) {
      const students = bySection.get(sectionId) ?? [];
      bySection.set(sectionId, students);
      students.push(student);
    }
    return bySection;
  }
}
