import { token } from '../../kernel/token.js';

/** Who may be named on the command line as the one who imports; whether they may, the database says. */
export interface Administrators {
  /** The person's id; null when no account has the address. */
  byEmail(email: string): Promise<string | null>;
}
export const Administrators = token<Administrators>('Administrators');
