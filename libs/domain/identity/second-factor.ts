import { AggregateRoot } from '../kernel/aggregate-root.js';
import { RecoveryCodeSpent, SecondFactorDisabled, SecondFactorEnabled } from './account.events.js';
import { SecondFactorAlreadyEnabled, SecondFactorRefused } from './second-factor.errors.js';

/** The authenticator app of a person, with codes on paper for the day on which the phone is lost. */
export class SecondFactor extends AggregateRoot {
  /** The person's. */
  readonly id!: string;
  readonly sealedSecret!: string;
  private enabledAt!: Date | null;
  /** The newest time step that was accepted: no code counts twice, also not within its half minute. */
  private lastStep!: number;
  private recoveryHashes!: string[];

  /** Counts for nothing until it is confirmed by a first code. */
  static enrol(personId: string, sealedSecret: string): SecondFactor {
    const factor = Object.assign(new SecondFactor(), { id: personId });
    factor.enabledAt = null;
    factor.lastStep = 0;
    factor.recoveryHashes = [];
    factor.startOver(sealedSecret);
    return factor;
  }

  get recoveryCodesLeft(): number {
    return this.recoveryHashes.length;
  }

  isEnabled(): boolean {
    return this.enabledAt !== null;
  }

  /** An enrolment that was never confirmed may be begun again. @throws SecondFactorAlreadyEnabled */
  startOver(sealedSecret: string): void {
    if (this.isEnabled()) throw new SecondFactorAlreadyEnabled();
    Object.assign(this, { sealedSecret });
  }

  /** @throws SecondFactorAlreadyEnabled, SecondFactorRefused */
  confirm(step: number | null, recoveryHashes: readonly string[], now: Date): void {
    if (this.isEnabled()) throw new SecondFactorAlreadyEnabled();
    this.accept(step);
    this.enabledAt = now;
    this.recoveryHashes = [...recoveryHashes];
    this.record(new SecondFactorEnabled(this.id, { personId: this.id }));
  }

  /** @throws SecondFactorRefused for no step, or one that was accepted before */
  accept(step: number | null): void {
    if (step === null || step <= this.lastStep) throw new SecondFactorRefused();
    this.lastStep = step;
  }

  /** @throws SecondFactorRefused */
  spendRecoveryCode(codeHash: string): void {
    if (!this.recoveryHashes.includes(codeHash)) throw new SecondFactorRefused();
    this.recoveryHashes = this.recoveryHashes.filter((hash) => hash !== codeHash);
    const left = this.recoveryHashes.length;
    this.record(new RecoveryCodeSpent(this.id, { personId: this.id, left }));
  }

  /** To be called before it is removed. */
  disable(): void {
    this.record(new SecondFactorDisabled(this.id, { personId: this.id }));
  }
}
