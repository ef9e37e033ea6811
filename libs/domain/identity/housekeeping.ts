import { token } from '../kernel/token.js';

/** Forgets what is over and of no use any more. */
export interface Housekeeping {
  /** How many links, sessions, changes of access and deliveries of webhooks were forgotten. */
  forgetWhatIsOver(): Promise<{ links: number; sessions: number; changes: number; deliveries: number }>;
}
export const Housekeeping = token<Housekeeping>('Housekeeping');
