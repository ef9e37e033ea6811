import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { Certificate } from '../certificates/certificate.js';
import type { CertificateRepository } from '../certificates/certificate.repository.js';

export interface KeepCertificateInput {
  readonly enrolmentId: string;
}

/**
 * Each completion is certified once, whatever becomes of the certificate; and one that says a completion which was undone
 * is revoked. Asked again, or late, it finds everything as it should be.
 */
export class KeepCertificateUseCase {
  constructor(private readonly deps: { certificates: CertificateRepository; clock: Clock }) {}

  async execute({ enrolmentId }: KeepCertificateInput, actor: Actor): Promise<void> {
    const { certificates, clock } = this.deps;
    const completion = await certificates.completion(enrolmentId);
    if (!completion) return;
    const now = clock.now();
    const undone = { cause: 'reset', reason: 'The completion was undone.', by: actor, now } as const;
    for (const old of completion.certificates)
      if (old.state === 'valid' && old.round < completion.round) old.revoke(undone);
    const isCertified = completion.certificates.some(({ round }) => round === completion.round);
    if (!completion.completed || isCertified) return;
    const { certificates: _, completed: __, ...said } = completion;
    const number = await certificates.nextNumber();
    certificates.add(Certificate.issue(said, { number, replaces: null, now }));
  }
}
