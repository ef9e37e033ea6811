import type { CertificateState } from '#domain/learning/certificates/certificate.words';

/** `learning.certificate_…` on `course-run:{runId}:learners` and on `course-enrolment:{enrolmentId}`. */
export class CertificateMessage {
  /** @format uuid */
  certificateId!: string;
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  learnerId!: string;
  serial!: string;
  /** As it is now. */
  state!: CertificateState;
}
