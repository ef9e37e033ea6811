import { aClass, type TestClass } from '../../support/a-class.js';
import type { TestSchool } from '../../support/two-schools.js';
import { AmendMarksCommand } from '../../../src/attendance/commands/amend-marks.command.js';
import { MarkAttendanceCommand } from '../../../src/attendance/commands/mark-attendance.command.js';
import { OverrideMarksCommand } from '../../../src/attendance/commands/override-marks.command.js';
import { SubmitRegisterCommand } from '../../../src/attendance/commands/submit-register.command.js';
import { member, type Stage } from './stage.js';

const REASON = 'Was seen in town';

export interface Standing {
  readonly version: number;
  readonly code: string | null;
  readonly office: string | null;
  readonly revisions: number;
}

/** A class that meets today, whose register is put back between two runs. */
export class Classroom {
  private constructor(
    readonly stage: Stage,
    readonly school: TestSchool,
    readonly at: TestClass,
  ) {}

  static async open(stage: Stage, school: TestSchool): Promise<Classroom> {
    const at = await aClass(stage.app, school, 2);
    await stage.admin.query(
      `update attendance.registers set starts_at = now() - interval '5 minutes', ends_at = now() + interval '40 minutes'
       where id = $1`,
      [at.registerId],
    );
    return new Classroom(stage, school, at);
  }

  /** With these marks of the first students, as a teacher has made them. */
  async reset(state: 'open' | 'submitted', codes: readonly string[]): Promise<void> {
    const { admin } = this.stage;
    const { registerId, schoolId, date, students } = this.at;
    for (const table of ['register_states', 'mark_revisions', 'marks', 'check_ins'])
      await admin.query(`delete from attendance.${table} where register_id = $1`, [registerId]);
    await admin.query(
      `update attendance.registers set state = $2, version = 1, opened_at = now(),
         submitted_at = case when $2 = 'submitted' then now() end where id = $1`,
      [registerId, state],
    );
    for (const [n, code] of codes.entries())
      await admin.query(
        `with made as (
           insert into attendance.marks (school_id, register_id, date, student_id, version, code, code_version, marked_at, marked_by)
           select $1, $2, $3, $4, 1, $5, c.current_version, now(), $6 from attendance.codes c
           where c.school_id = $1 and c.code = $5 returning *)
         insert into attendance.mark_revisions (school_id, register_id, date, student_id, revision, layer, code, code_version, marked_at, marked_by)
         select school_id, register_id, date, student_id, version, 'teacher', code, code_version, marked_at, marked_by from made`,
        [schoolId, registerId, date, students[n], code, this.school.people.teacher.id],
      );
  }

  mark(code: string, student = 0, baseVersion = 0): Promise<unknown> {
    const marks = [{ studentId: this.at.students[student]!, code, baseVersion }];
    return this.stage.command(
      new MarkAttendanceCommand({ registerId: this.at.registerId, marks }, this.by('teacher')),
    );
  }

  amend(code: string): Promise<unknown> {
    return this.stage.command(new AmendMarksCommand(this.correction(code), this.by('teacher')));
  }

  override(code: string): Promise<unknown> {
    return this.stage.command(new OverrideMarksCommand(this.correction(code), this.by('office')));
  }

  submit(): Promise<unknown> {
    const { registerId } = this.at;
    return this.stage.command(new SubmitRegisterCommand({ registerId }, this.by('teacher')));
  }

  async standing(student = 0): Promise<Standing> {
    const [row] = await this.stage.rows<Standing>(
      `select m.version, m.code, m.office_code as office, (select count(*)::int from attendance.mark_revisions r
         where r.register_id = m.register_id and r.student_id = m.student_id) as revisions
       from attendance.marks m where m.register_id = $1 and m.student_id = $2`,
      [this.at.registerId, this.at.students[student]],
    );
    return row ?? { version: 0, code: null, office: null, revisions: 0 };
  }

  async state(): Promise<string> {
    const { registerId } = this.at;
    const sql = 'select state from attendance.registers where id = $1';
    return (await this.stage.rows<{ state: string }>(sql, [registerId]))[0]!.state;
  }

  private correction(code: string) {
    const marks = [{ studentId: this.at.students[0]!, code, baseVersion: 1, reason: REASON }];
    return { registerId: this.at.registerId, marks };
  }

  private by(role: 'teacher' | 'office') {
    return member(this.school.id, this.school.people[role].id);
  }
}
