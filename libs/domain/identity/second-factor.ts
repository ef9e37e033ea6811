import { AggregateRoot } from '../kernel/aggregate-root.js';
import { RecoveryCodeSpent, SecondFactorDisabled, SecondFactorEnabled } from './account.events.js';
import { SecondFactorAlreadyEnabled, SecondFactorRefused } from './second-factor.errors.js';

/** The authenticator app of a person, with codes on paper for the day on which the phone is lost. */
export class SecondFactor extends AggregateRoot {
  private _sealedSecret!: string;
  private _enabledAt!: Date | null;
  /** The newest time step that was accepted: no code counts twice, also not within its half minute. */
  private _lastStep!: number;
  private _recoveryHashes!: readonly string[];

  /** `id` is the person's. */
  constructor(readonly id: string) {
    super();
  }

  /** Counts for nothing until it is confirmed by a first code. */
  static enrol(personId: string, sealedSecret: string): SecondFactor {
    const factor = new SecondFactor(personId);
    factor._enabledAt = null;
    factor._lastStep = 0;
    factor._recoveryHashes = [];
    factor.startOver(sealedSecret);
    return factor;
  }

  get sealedSecret(): string {
    return this._sealedSecret;
  }

  get recoveryCodesLeft(): number {
    return this._recoveryHashes.length;
  }

  isEnabled(): boolean {
    return this._enabledAt !== null;
  }

  /** An enrolment that was never confirmed may be begun again. @throws SecondFactorAlreadyEnabled */
  startOver(sealedSecret: string): void {
    if (this.isEnabled()) throw new SecondFactorAlreadyEnabled();
    this._sealedSecret = sealedSecret;
  }

  /** @throws SecondFactorAlreadyEnabled, SecondFactorRefused */
  confirm(step: number | null, recoveryHashes: readonly string[], now: Date): void {
    if (this.isEnabled()) throw new SecondFactorAlreadyEnabled();
    this.accept(step);
    this._enabledAt = now;
    this._recoveryHashes = recoveryHashes;
    this.record(new SecondFactorEnabled(this.id, { personId: this.id }));
  }

  /** @throws SecondFactorRefused for no step, or one that was accepted before */
  accept(step: number | null): void {
    if (step === null || step <= this._lastStep) throw new SecondFactorRefused();
    this._lastStep = step;
  }

  /** @throws SecondFactorRefused */
  spendRecoveryCode(codeHash: string): void {
    if (!this._recoveryHashes.includes(codeHash)) throw new SecondFactorRefused();
    this._recoveryHashes = this._recoveryHashes.filter((hash) => hash !== codeHash);
    const left = this._recoveryHashes.length;
    this.record(new RecoveryCodeSpent(this.id, { personId: this.id, left }));
  }

  /** To be called before it is removed. */
  disable(): void {
    this.record(new SecondFactorDisabled(this.id, { personId: this.id }));
  }
}
