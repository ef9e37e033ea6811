import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ContentRepository } from '../content.repository.js';
import type { PublicationAlarm } from '../publication-alarm.js';

export interface PublishDueVersionInput {
  readonly versionId: string;
  /** The moment that it was scheduled for. */
  readonly publishAt: Date;
}

/**
 * C6: a moment has come. If the version is scheduled for that very moment it is published; if it was moved, taken back or
 * published meanwhile, nothing is left to do here: another moment has an alarm of its own.
 */
export class PublishDueVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository; alarm: PublicationAlarm; clock: Clock }) {}

  async execute({ versionId, publishAt }: PublishDueVersionInput, actor: Actor): Promise<void> {
    const { content, alarm, clock } = this.deps;
    const held = await content.holdVersion(versionId, false);
    if (!held.version.isScheduledFor(publishAt)) return;
    const now = clock.now();
    if (publishAt <= now) held.version.publish(await content.placeOf(held), actor, now);
    else await alarm.set(versionId, publishAt); // the clock that has woken us is ahead of the one that counts
  }
}
