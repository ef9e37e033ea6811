import type { Announcement } from '#platform/outbox/reactions';
import type { CertificateMessage } from '../ws/certificate-messages.js';

interface Told {
  readonly type: string;
  readonly aggregateId: string;
  readonly data: Omit<CertificateMessage, 'certificateId' | 'state'> & { readonly runId: string };
}

/** For the learner and the authors. */
export function certificateMessages(
  { type, aggregateId: certificateId, data: facts }: Told,
  state: CertificateMessage['state'],
): Announcement {
  const { enrolmentId, learnerId, serial, runId } = facts;
  const data: CertificateMessage = { certificateId, enrolmentId, learnerId, serial, state };
  const topics = [`course-run:${runId}:learners`, `course-enrolment:${enrolmentId}`];
  return { messages: topics.map((topic) => ({ topic, type, data })) };
}
