import { token } from '../kernel/token.js';

/** The passwords that attackers try first. Loaded when somebody first chooses one: it takes memory. */
export interface CommonPasswords {
  /** All in lower case. */
  load(): Promise<{ has(password: string): boolean }>;
}
export const CommonPasswords = token<CommonPasswords>('CommonPasswords');
