import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CertificateRepository } from '../certificates/certificate.repository.js';
import { Certifier } from '../certificates/certifier.js';

export interface KeepCertificateInput {
  readonly enrolmentId: string;
}

/** Whoever has completed a run has a certificate of it, and whose completion was undone has none that is valid. */
export class KeepCertificateUseCase {
  constructor(private readonly deps: { certificates: CertificateRepository; clock: Clock }) {}

  execute({ enrolmentId }: KeepCertificateInput, actor: Actor): Promise<void> {
    return new Certifier(this.deps).keep(enrolmentId, actor, this.deps.clock.now());
  }
}
