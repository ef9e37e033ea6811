import type { Actor } from '../../kernel/actor.js';
import type { OneTimePasswords } from '../one-time-passwords.js';
import type { PersonRepository } from '../person.repository.js';
import { SecondFactor } from '../second-factor.js';
import type { SecondFactorRepository } from '../second-factor.repository.js';
import type { SecretVault } from '../secret-vault.js';

export interface SecondFactorEnrolment {
  /** Base32, to be typed into an authenticator app. */
  readonly secret: string;
  /** The same as an `otpauth://` address, for a QR code. */
  readonly uri: string;
}

/** Gives the person a secret for an authenticator app. Nothing is protected until a first code confirms it. */
export class EnrolSecondFactorUseCase {
  constructor(
    private readonly deps: {
      people: PersonRepository;
      secondFactors: SecondFactorRepository;
      oneTimePasswords: OneTimePasswords;
      vault: SecretVault;
    },
  ) {}

  /** @throws SecondFactorAlreadyEnabled */
  async execute(actor: Actor): Promise<SecondFactorEnrolment> {
    const person = await this.deps.people.byId(actor.personId!);
    const secret = this.deps.oneTimePasswords.newSecret();
    const sealed = await this.deps.vault.seal(secret, person.id);
    const begun = await this.deps.secondFactors.find(person.id);
    if (begun) begun.startOver(sealed);
    else this.deps.secondFactors.add(SecondFactor.enrol(person.id, sealed));
    return { secret, uri: this.deps.oneTimePasswords.enrolmentUri(secret, person.email) };
  }
}
