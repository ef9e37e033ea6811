import { DomainEvent } from '../../kernel/domain-event.js';
import type { RevocationCause } from './certificate.words.js';

/** Its code is in no event. */
export class CertificateIssued extends DomainEvent<{
  readonly enrolmentId: string;
  readonly runId: string;
  readonly learnerId: string;
  readonly serial: string;
}> {
  static override readonly type = 'learning.certificate_issued';
}

export class CertificateRevoked extends DomainEvent<{
  readonly enrolmentId: string;
  readonly runId: string;
  readonly learnerId: string;
  readonly serial: string;
  readonly cause: RevocationCause;
}> {
  static override readonly type = 'learning.certificate_revoked';
}
