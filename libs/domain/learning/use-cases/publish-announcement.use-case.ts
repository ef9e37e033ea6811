import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import { Announcement, type AnnouncementDetails } from '../talk/announcement.js';
import { RunNotPublished } from '../talk/talk.errors.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export interface PublishAnnouncementInput extends AnnouncementDetails {
  readonly runId: string;
}

/** An author tells everybody in a run. */
export class PublishAnnouncementUseCase {
  constructor(private readonly deps: { runs: CourseRunRepository; talk: TalkRepository; clock: Clock }) {}

  async execute(input: PublishAnnouncementInput, actor: Actor): Promise<{ id: string }> {
    const { runs, talk, clock } = this.deps;
    const { runId, ...details } = input;
    const { run, course } = await runs.hold(runId, managesOwnOnly(actor));
    run.assertOpen(course);
    if (run.state !== 'published' || course.state !== 'published') throw new RunNotPublished();
    const announcement = Announcement.publish(runId, details, actor, clock.now());
    talk.addAnnouncement(announcement);
    return { id: announcement.id };
  }
}
