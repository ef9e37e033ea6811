import { token } from '../../kernel/token.js';
import type { NotificationMail } from './notification.words.js';

/** What became of a mail: out of our hands, or refused for good with this answer. */
export type Delivery = { readonly refusal: string | null };

/** Hands mails over. Never call it while a transaction is open: mail servers take their time. */
export interface NotificationPost {
  /** @throws any error that another attempt may mend */
  deliver(mail: NotificationMail): Promise<Delivery>;
}
export const NotificationPost = token<NotificationPost>('NotificationPost');
