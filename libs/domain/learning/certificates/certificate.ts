import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { CertificateRevokedAlready } from './certificate.errors.js';
import { CertificateIssued, CertificateRevoked } from './certificate.events.js';
import type { CertificateState, CertifiedFacts, RevocationCause } from './certificate.words.js';

/** What a certificate is of. */
export interface Certified {
  readonly schoolId: string;
  readonly enrolmentId: string;
  readonly runId: string;
  readonly learnerId: string;
  /** How often the run was reset before this completion. */
  readonly round: number;
}

export interface Issue {
  readonly number: number;
  /** The certificate of the same completion that is worth nothing now; null: this is the first. */
  readonly replaces: string | null;
  readonly now: Date;
}

export interface Revocation {
  readonly cause: RevocationCause;
  readonly reason: string;
  readonly by: Actor;
  readonly now: Date;
}

/** Without letters and digits that are taken for others when they are read out. 32 of them: 5 bits of each byte. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** 130 bits: whoever has the code was given it. */
const CODE_LENGTH = 26;

/** That somebody has completed a run. It says what it said when it was issued, is valid or revoked, and never removed. */
export class Certificate extends AggregateRoot implements Certified, CertifiedFacts {
  readonly id!: string;
  readonly schoolId!: string;
  readonly enrolmentId!: string;
  readonly runId!: string;
  readonly learnerId!: string;
  readonly round!: number;
  readonly replaces!: string | null;
  /** The school's own, one after the other. */
  readonly number!: number;
  /** Leads to the page on which anybody sees whether it is valid. */
  readonly code!: string;
  readonly learnerName!: string;
  readonly courseTitle!: string;
  readonly runTitle!: string;
  readonly schoolName!: string;
  readonly completedOn!: string;
  readonly issuedAt!: Date;
  readonly state!: CertificateState;
  readonly cause!: RevocationCause | null;
  readonly reason!: string | null;
  readonly revokedAt!: Date | null;
  readonly revokedBy!: string | null;
  readonly version!: number;

  static issue(said: Certified & CertifiedFacts, { number, replaces, now }: Issue): Certificate {
    const valid = { state: 'valid', cause: null, reason: null, revokedAt: null, revokedBy: null };
    const own = { id: newId(), number, replaces, code: newCode(), issuedAt: now, version: 1 };
    const certificate = Object.assign(new Certificate(), { ...said, ...valid, ...own });
    certificate.record(new CertificateIssued(certificate.id, certificate.told()));
    return certificate;
  }

  /** @throws CertificateRevokedAlready */
  revoke({ cause, reason, by, now }: Revocation): void {
    if (this.state === 'revoked') throw new CertificateRevokedAlready();
    Object.assign(this, { state: 'revoked', cause, reason, revokedAt: now, revokedBy: by.personId });
    this.record(new CertificateRevoked(this.id, { ...this.told(), cause }));
  }

  private told() {
    const { enrolmentId, runId, learnerId, number } = this;
    return { enrolmentId, runId, learnerId, serial: serialOf(number) };
  }
}

/** As it is printed. */
export function serialOf(number: number): string {
  return String(number).padStart(6, '0');
}

function newCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(CODE_LENGTH));
  return Array.from(random, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
