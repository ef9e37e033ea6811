import { token } from '../kernel/token.js';

/**
 * The secret in a mailed link, worked out from the link's id with a key of the server. So the job that writes the mail
 * can write the same mail again after a crash, and no readable token lies in a table, an event or a queue.
 */
export interface LinkTokens {
  tokenFor(purpose: 'verify_email' | 'reset_password' | 'invitation', id: string): Promise<string>;
}
export const LinkTokens = token<LinkTokens>('LinkTokens');
