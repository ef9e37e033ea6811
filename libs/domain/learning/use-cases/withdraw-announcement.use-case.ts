import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export interface WithdrawAnnouncementInput {
  readonly announcementId: string;
}

/** Nobody reads it any more; mails that have left stay where they are. */
export class WithdrawAnnouncementUseCase {
  constructor(private readonly deps: { talk: TalkRepository; runs: CourseRunRepository; clock: Clock }) {}

  async execute({ announcementId }: WithdrawAnnouncementInput, actor: Actor): Promise<void> {
    const { talk, runs, clock } = this.deps;
    const announcement = await talk.holdAnnouncement(announcementId, managesOwnOnly(actor));
    await runs.assertOpen(announcement.runId);
    announcement.withdraw(actor, clock.now());
  }
}
