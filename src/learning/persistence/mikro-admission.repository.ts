import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { Admission } from '#domain/learning/enrolment/admission';
import type { AdmissionRepository } from '#domain/learning/enrolment/admission.repository';
import { JoinCodeUnknown, RunNotOpen } from '#domain/learning/enrolment/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { assertOpen, type PlaceStates } from './archived.js';
import './enrolment.mapping.js';

interface Found extends PlaceStates {
  readonly id: string;
  readonly schoolId: string;
  readonly over: boolean;
  readonly admitted: boolean;
}

const found = `
  select r.id, r.school_id as "schoolId", r.state as "runState", c.state as "courseState",
    coalesce(r.ends_on < learning.today(), false) as over, a.id is not null as admitted
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  left join learning.admissions a on a.school_id = r.school_id and a.id = r.id`;

// The run's row, too: what a run is made of and how it takes learners are not changed in the same moment.
const lock = prepared(`${found}
  where r.id = $1::uuid and (not $2::boolean or platform.current_person() = any (c.instructors)) for no key update of r`);

const lockAdmission = prepared(`select from learning.admissions where id = $1::uuid for no key update`);

// Nobody archives it, or takes it back, before whoever comes has come.
const published = `r.state = 'published' and c.state = 'published'`;
const byRun = prepared(`${found} where r.id = $1::uuid and ${published} for share of r, c`);
const byCode = prepared(`${found} where a.code = $1 and ${published} for share of r, c`);

const sections = prepared(
  `select s.section_id as id from roster_api.sections_v1 s where s.section_id = any ($1::uuid[])`,
);

export class MikroAdmissionRepository implements AdmissionRepository {
  async hold(runId: string, ownOnly: boolean): Promise<Admission> {
    const [run] = await transaction().query<Found>(lock, [runId, ownOnly]);
    if (!run) throw new CourseRunNotFound();
    assertOpen(run);
    if (run.admitted) await transaction().query(lockAdmission, [runId]);
    else transaction().em.persist(Admission.closed(run));
    await transaction().flush(); // others take places by statements of the database, which must find it
    return transaction().em.findOneOrFail(Admission, { id: runId });
  }

  async forJoining(runId: string): Promise<Admission> {
    const [run] = await transaction().query<Found>(byRun, [runId]);
    if (!run) throw new CourseRunNotFound();
    if (!run.admitted || run.over) throw new RunNotOpen();
    return transaction().em.findOneOrFail(Admission, { id: run.id });
  }

  async byCode(code: string): Promise<Admission> {
    const [run] = await transaction().query<Found>(byCode, [code]);
    if (!run) throw new JoinCodeUnknown();
    if (run.over) throw new RunNotOpen();
    return transaction().em.findOneOrFail(Admission, { id: run.id });
  }

  async knownSections(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await transaction().query<{ id: string }>(sections, [ids]);
    return new Set(rows.map(({ id }) => id));
  }
}
