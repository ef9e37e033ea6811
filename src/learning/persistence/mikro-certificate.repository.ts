import { Certificate } from '#domain/learning/certificates/certificate';
import { CertificateNotFound } from '#domain/learning/certificates/certificate.errors';
import type { CertificateRepository, Completion } from '#domain/learning/certificates/certificate.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './certificate.mapping.js';

const lock = prepared(`select id from learning.enrolments where id = $1::uuid for no key update`);

const completion = prepared(`
  select e.school_id as "schoolId", e.id as "enrolmentId", e.run_id as "runId", e.learner_id as "learnerId",
    e.state = 'completed' as completed, p.display_name as "learnerName", c.title as "courseTitle",
    r.title as "runTitle", s.name as "schoolName",
    (coalesce(g.completed_at, e.since) at time zone s.time_zone)::date::text as "completedOn",
    (select count(*)::int from learning.evidence v
      where v.school_id = e.school_id and v.run_id = e.run_id and v.learner_id = e.learner_id
        and v.item_id is null and v.kind = 'reset') as round
  from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
  join identity_api.schools_v1 s on s.school_id = e.school_id
  left join learning.progress g on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id
  where e.id = $1::uuid`);

const reachable = prepared(`
  select t.id from learning.certificates t
  join learning.runs r on r.school_id = t.school_id and r.id = t.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where t.id = $1::uuid and ($2 = 'all' or platform.current_person() = any (c.instructors))
  for no key update of t`);

/** Two at once would both find the same number free. */
const takeTurns = prepared(
  `select pg_advisory_xact_lock(hashtextextended('learning.certificates:' || platform.current_school()::text, 0))`,
);

const next = prepared(`select coalesce(max(number), 0) + 1 as number from learning.certificates`);

export class MikroCertificateRepository implements CertificateRepository {
  async completion(enrolmentId: string): Promise<Completion | null> {
    await transaction().query(lock, [enrolmentId]);
    const [row] = await transaction().query<Omit<Completion, 'certificates'>>(completion, [enrolmentId]);
    if (!row) return null;
    return { ...row, certificates: await transaction().em.find(Certificate, { enrolmentId }) };
  }

  async hold(id: string, reach: 'all' | 'taught'): Promise<Certificate> {
    const held = await transaction().query(reachable, [id, reach]);
    if (held.length === 0) throw new CertificateNotFound();
    return transaction().em.findOneOrFail(Certificate, { id });
  }

  async nextNumber(): Promise<number> {
    await transaction().query(takeTurns);
    const [row] = await transaction().query<{ number: number }>(next);
    return row!.number;
  }

  add(certificate: Certificate): void {
    transaction().em.persist(certificate);
  }
}
