import { token } from './token.js';

/** Where the domain learns the time. Instants are UTC (K3). */
export interface Clock {
  now(): Date;
}
export const Clock = token<Clock>('Clock');
