import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { NothingToCertify } from '../certificates/certificate.errors.js';
import { Certificate } from '../certificates/certificate.js';
import type { CertificateRepository } from '../certificates/certificate.repository.js';
import { managesOwnOnly } from '../course.js';

export interface ReissueCertificateInput {
  readonly certificateId: string;
}

/** The same completion is certified again, as everybody and everything is called now; the former one is worth nothing then. */
export class ReissueCertificateUseCase {
  constructor(private readonly deps: { certificates: CertificateRepository; clock: Clock }) {}

  async execute({ certificateId }: ReissueCertificateInput, actor: Actor): Promise<{ id: string }> {
    const { certificates, clock } = this.deps;
    const reach = managesOwnOnly(actor) ? 'taught' : 'all';
    const { enrolmentId, round } = await certificates.hold(certificateId, reach);
    const completion = await certificates.completion(enrolmentId);
    if (!completion?.completed || completion.round !== round) throw new NothingToCertify();
    const now = clock.now();
    for (const old of completion.certificates)
      if (old.state === 'valid') old.revoke({ cause: 'replaced', reason: 'Issued anew.', by: actor, now });
    const { certificates: _, completed: __, ...said } = completion;
    const number = await certificates.nextNumber();
    const again = Certificate.issue(said, { number, replaces: certificateId, now });
    certificates.add(again);
    return { id: again.id };
  }
}
