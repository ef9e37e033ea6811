import { token } from '../../kernel/token.js';
import type { CheckInGround } from './check-in.words.js';

/** What is known of a register and of the signed-in person on it, before a check-in. */
export interface CheckInDesk {
  /**
   * @param address the network address of the request, behind the proxies that are believed
   * @returns null when there is no such register, or nobody has ever opened check-in on it
   */
  ground(registerId: string, address: string): Promise<CheckInGround | null>;
}
export const CheckInDesk = token<CheckInDesk>('CheckInDesk');
