import type { AnnouncementMails } from '../talk/announcement-mails.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export interface MailAnnouncementInput {
  readonly announcementId: string;
}

/** Everybody in the run who has an address is written to, once, however often it is asked. */
export class MailAnnouncementUseCase {
  constructor(private readonly deps: { talk: TalkRepository; mails: AnnouncementMails }) {}

  async execute({ announcementId }: MailAnnouncementInput): Promise<void> {
    const readers = await this.deps.talk.readersOf(announcementId);
    await this.deps.mails.place(announcementId, readers);
  }
}
