import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export interface WithdrawAnnouncementInput {
  readonly announcementId: string;
}

/** Nobody reads it any more; mails that have left stay where they are. */
export class WithdrawAnnouncementUseCase {
  constructor(private readonly deps: { talk: TalkRepository; clock: Clock }) {}

  async execute({ announcementId }: WithdrawAnnouncementInput, actor: Actor): Promise<void> {
    const announcement = await this.deps.talk.holdAnnouncement(announcementId, managesOwnOnly(actor));
    announcement.withdraw(actor, this.deps.clock.now());
  }
}
