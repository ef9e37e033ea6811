import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorWith } from '#domain/attendance/testing/actors';
import type { Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { dateIn } from '#domain/kernel/local-date';
import { MikroAbsenceRepository } from '../../../src/attendance/persistence/mikro-absence.repository.js';
import { GetAlertHandler, GetAlertQuery } from '../../../src/attendance/queries/alerts/get-alert.query.js';
import { GetAbsenceHandler, GetAbsenceQuery } from '../../../src/attendance/queries/get-absence.query.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';

/** Whatever the hour is: a zone whose date is not that of UTC. */
const ZONE = new Date().getUTCHours() < 11 ? 'Pacific/Niue' : 'Pacific/Kiritimati';

describe('K3 what is of a teacher today', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  let teacher: Actor;
  const student = newId();
  const [absence, alert] = [newId(), newId()];

  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
    teacher = actorWith('teacher', await kit.school(ZONE), await kit.person());
    const today = dateIn(ZONE, new Date());
    const [year, section, record] = [newId(), newId(), newId()];
    // The teacher stands in on this one day.
    const statements: [string, string[]][] = [
      [
        `insert into roster.academic_years (school_id, id, title, starts_on, ends_on)
         values ($1, $2, 'Year', $3::date - 100, $3::date + 100)`,
        [year, today],
      ],
      [
        `insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
         values ($1, $2, $3, 'class', 'Mathematics', $4::date - 100, $4::date + 100)`,
        [section, year, today],
      ],
      [
        `insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
         values ($1, $2, '{staff}', 'Test', 'Teacher', $3), ($1, $4, '{student}', 'Ada', 'Byron', null)`,
        [record, teacher.personId!, student],
      ],
      [
        `insert into roster.teaching_assignments (school_id, id, section_id, teacher_id, role, starts_on, ends_on)
         values ($1, gen_random_uuid(), $2, $3, 'primary', $4, $4)`,
        [section, record, today],
      ],
      [
        `insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
         values ($1, gen_random_uuid(), $2, $3, $4::date - 50, 'active')`,
        [section, student, today],
      ],
      [
        `insert into attendance.absences (school_id, id, student_id, kind, state, starts_on, ends_on, reason, requested_at,
           requested_by)
         values ($1, $2, $3, 'planned', 'requested', $4, $4, 'Ill', now(), $5)`,
        [absence, student, today, teacher.personId!],
      ],
    ];
    for (const [sql, values] of statements) await kit.admin.query(sql, [teacher.schoolId, ...values]);
    await kit.admin.query(`set session_replication_role = 'replica'`); // of whichever rule
    await kit.admin.query(
      `insert into attendance.alerts (school_id, id, rule_id, student_id, rule_title, closes_itself, evidence, opened_on,
         opened_at, state, holds)
       values ($1, $2, $2, $3, 'Often absent', false, '{}', $4, now(), 'open', true)`,
      [teacher.schoolId, alert, student, today],
    );
    await kit.admin.query('reset session_replication_role');
  });
  afterAll(() => kit.stop());

  it('are the absences that they have asked for, to see and to change', async () => {
    const seen = await new GetAbsenceHandler(replica.reader).execute(new GetAbsenceQuery(absence, teacher));
    expect(seen).toMatchObject({ id: absence });
    const held = replica.unitOfWork.run(teacher, () => new MikroAbsenceRepository().byId(absence, true));
    expect(await held).toMatchObject({ id: absence });
  });

  it('are the alerts about whom they teach', async () => {
    const seen = await new GetAlertHandler(replica.reader).execute(new GetAlertQuery(alert, teacher));
    expect(seen).toMatchObject({ id: alert });
  });
});
