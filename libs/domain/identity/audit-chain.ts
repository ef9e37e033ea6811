import { token } from '../kernel/token.js';

/** The seal on the audit log: what was written is closed link by link, so that a later change shows (K7). */
export interface AuditChain {
  /** Closes what was committed since the last time. */
  close(): Promise<void>;
}
export const AuditChain = token<AuditChain>('AuditChain');
