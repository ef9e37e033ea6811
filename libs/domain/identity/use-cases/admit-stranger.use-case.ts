import type { AttemptLimits } from '../attempt-limits.js';
import { emailAddress } from '../email-address.js';

export interface AdmitStrangerInput {
  readonly email: string;
  /** The network address of the caller. */
  readonly address: string;
}

/** Lets a stranger ask for something that ends in a mail, but not without end. */
export class AdmitStrangerUseCase {
  constructor(private readonly deps: { limits: AttemptLimits }) {}

  /** @throws NotAnEmailAddress, TooManyAttempts */
  async execute(input: AdmitStrangerInput): Promise<void> {
    await this.deps.limits.admitStranger({ email: emailAddress(input.email), address: input.address });
  }
}
