import { token } from '../../kernel/token.js';
import type { AnnouncementReader } from './talk.repository.js';

/** Mails of announcements, that leave after the unit of work. */
export interface AnnouncementMails {
  /** One to each reader; one that was placed before is passed over. */
  place(announcementId: string, readers: readonly AnnouncementReader[]): Promise<void>;
}
export const AnnouncementMails = token<AnnouncementMails>('AnnouncementMails');
