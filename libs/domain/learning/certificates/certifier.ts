import type { Actor } from '../../kernel/actor.js';
import type { CourseEnrolment } from '../enrolment/course-enrolment.js';
import { Certificate } from './certificate.js';
import type { CertificateRepository } from './certificate.repository.js';

/** Brings the certificates of an enrolment in line with what it has completed. */
export class Certifier {
  constructor(private readonly deps: { certificates: CertificateRepository }) {}

  /**
   * Each completion is certified once, whatever becomes of the certificate; and one that says a completion which was undone
   * is revoked. Asked again, or late, it finds everything as it should be.
   */
  async keep(enrolmentId: string, by: Actor, now: Date): Promise<void> {
    const { certificates } = this.deps;
    const completion = await certificates.completion(enrolmentId);
    if (!completion) return;
    const undone = { cause: 'reset', reason: 'The completion was undone.', by, now } as const;
    for (const old of completion.certificates)
      if (old.state === 'valid' && old.round < completion.round) old.revoke(undone);
    const isCertified = completion.certificates.some(({ round }) => round === completion.round);
    if (!completion.completed || isCertified) return;
    const { certificates: _, completed: __, ...said } = completion;
    const number = await certificates.nextNumber();
    certificates.add(Certificate.issue(said, { number, replaces: null, now }));
  }

  /**
   * After something that counted was taken back. Completed by what is left, it is another completion, and no event tells of
   * it: the enrolment stays what it was.
   */
  async follow(enrolment: CourseEnrolment, isCompleted: boolean, by: Actor, now: Date): Promise<void> {
    if (enrolment.state !== 'completed') return;
    if (isCompleted) await this.keep(enrolment.id, by, now);
    else enrolment.becomes('active', by, now);
  }
}
