import type { CertificateState, RevocationCause } from '#domain/learning/certificates/certificate.words';
import { isMine } from './course-enrolment.view.js';
import { isOpenTo } from './sight.js';

/** A certificate as the API shows it: what it says is as everybody and everything was called when it was issued. */
export class CertificateView {
  /** @format uuid */
  id!: string;
  /** The school's own, one after the other, as printed. */
  serial!: string;
  state!: CertificateState;
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  learnerName!: string;
  courseTitle!: string;
  runTitle!: string;
  schoolName!: string;
  /** The school's day of the completion. @format date */
  completedOn!: string;
  /** @format date-time */
  issuedAt!: string;
  /** The school's day of that. @format date */
  issuedOn!: string;
  /** The school's: what is printed is in its language, where it is one that mails are written in as well. */
  locale!: string;
  /** Why it is worth nothing any more. */
  cause!: RevocationCause | null;
  reason!: string | null;
  /** @format date-time */
  revokedAt!: string | null;
  /** The page on which anybody sees whether it is valid: where its QR code leads. @format uri */
  verifyUrl!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link CertificateView} of each certificate `e` of a course `c`, with its code for the address; a WHERE may follow. */
export const selectCertificate = `
  select e.id, lpad(e.number::text, greatest(6, length(e.number::text)), '0') as serial, e.state,
    e.enrolment_id as "enrolmentId", e.run_id as "runId", e.learner_id as "learnerId", e.learner_name as "learnerName",
    e.course_title as "courseTitle", e.run_title as "runTitle", e.school_name as "schoolName",
    e.completed_on as "completedOn", e.issued_at as "issuedAt",
    (e.issued_at at time zone z.time_zone)::date as "issuedOn", z.locale, e.cause, e.reason, e.revoked_at as "revokedAt",
    e.code as "verifyUrl", e.version
  from learning.certificates e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join identity_api.schools_v1 z on z.school_id = e.school_id`;

/** With its page's address, where the row has the code. */
export function withAddress<View extends Pick<CertificateView, 'verifyUrl'>>(
  row: View,
  publicUrl: string,
): View {
  return { ...row, verifyUrl: `${publicUrl}/certificates/${row.verifyUrl}` };
}

/**
 * True for a certificate that the reader sees: as an author of the course, or as the learner and whoever looks after the
 * learner. It stays theirs when the course is published no more: it says nothing that they were not shown.
 * @param sight a parameter of the statement
 */
export function certificateSeenWith(sight: string): string {
  return `(${isOpenTo(sight)} or ${isMine})`;
}
