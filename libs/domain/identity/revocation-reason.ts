export const REVOCATION_REASONS = [
  'signed_out',
  'signed_out_everywhere',
  'password_changed',
  'password_reset',
  'token_reused',
  'person_suspended',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];
