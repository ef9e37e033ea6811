export const CERTIFICATE_STATES = ['valid', 'revoked'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/**
 * `decided`: somebody revoked it, for a reason. `reset`: the completion that it says was undone. `replaced`: another one
 * says the same, with other words.
 */
export const REVOCATION_CAUSES = ['decided', 'reset', 'replaced'] as const;
export type RevocationCause = (typeof REVOCATION_CAUSES)[number];

/** What a certificate says, as it was on the day on which it was issued: what is called otherwise later changes nothing. */
export interface CertifiedFacts {
  readonly learnerName: string;
  readonly courseTitle: string;
  readonly runTitle: string;
  readonly schoolName: string;
  /** The school's day of the completion. */
  readonly completedOn: string;
}
