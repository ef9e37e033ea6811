import { token } from '../kernel/token.js';

/** The passwords that attackers try first. */
export interface CommonPasswords {
  /** `password` in lower case. */
  has(password: string): boolean;
}
export const CommonPasswords = token<CommonPasswords>('CommonPasswords');
