import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CertificateRepository } from '../certificates/certificate.repository.js';
import { managesOwnOnly } from '../course.js';

export interface RevokeCertificateInput {
  readonly certificateId: string;
  readonly reason: string;
}

/** An author takes back what a certificate says. It stays, and its page says that it is worth nothing any more. */
export class RevokeCertificateUseCase {
  constructor(private readonly deps: { certificates: CertificateRepository; clock: Clock }) {}

  async execute({ certificateId, reason }: RevokeCertificateInput, actor: Actor): Promise<void> {
    const { certificates, clock } = this.deps;
    const certificate = await certificates.hold(certificateId, managesOwnOnly(actor) ? 'taught' : 'all');
    certificate.revoke({ cause: 'decided', reason, by: actor, now: clock.now() });
  }
}
