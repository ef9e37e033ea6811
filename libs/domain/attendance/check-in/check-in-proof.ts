import type { Actor } from '../../kernel/actor.js';
import { readCode, type CheckInSignatures } from './check-in-code.js';
import type { CheckInDesk } from './check-in-desk.js';
import { CheckInCodeRefused } from './check-in.errors.js';
import type { CheckInLimits } from './check-in-limits.js';
import type { CheckInGround } from './check-in.words.js';

/** Finds the register behind a code, if the code was ever shown for it. Guesses are counted. */
export class CheckInProof {
  constructor(
    private readonly deps: { desk: CheckInDesk; signatures: CheckInSignatures; limits: CheckInLimits },
  ) {}

  /** @throws CheckInCodeRefused, TooManyCheckIns */
  async of(code: string, address: string, actor: Actor): Promise<{ ground: CheckInGround; step: number }> {
    const personId = actor.personId!;
    await this.deps.limits.admit(personId);
    const scanned = readCode(code);
    const ground = scanned && (await this.deps.desk.ground(scanned.registerId, address));
    if (scanned && ground) {
      const { schoolId, registerId, window } = ground;
      const subject = { schoolId, registerId, windowId: window.id };
      if (this.deps.signatures.isGenuine(scanned.signature, subject, scanned.step))
        return { ground, step: scanned.step };
    }
    await this.deps.limits.failed(personId);
    throw new CheckInCodeRefused();
  }
}
