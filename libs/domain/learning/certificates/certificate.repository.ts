import { token } from '../../kernel/token.js';
import type { Certificate, Certified } from './certificate.js';
import type { CertifiedFacts } from './certificate.words.js';

/** How things are with an enrolment that was completed, or was completed before. */
export interface Completion extends Certified, CertifiedFacts {
  readonly completed: boolean;
  /** Every certificate of the enrolment, whatever its round. */
  readonly certificates: readonly Certificate[];
}

/** The certificates of the school of the unit of work. */
export interface CertificateRepository {
  /** Held: nobody else issues or revokes for this enrolment until the unit of work ends. Null: there is no such enrolment. */
  completion(enrolmentId: string): Promise<Completion | null>;
  /** For changing it. @throws CertificateNotFound also when it is of a course that the person does not teach */
  hold(id: string, reach: 'all' | 'taught'): Promise<Certificate>;
  /** The school's next; whoever asks is the only one to do so until the unit of work ends. */
  nextNumber(): Promise<number>;
  add(certificate: Certificate): void;
}
export const CertificateRepository = token<CertificateRepository>('CertificateRepository');
