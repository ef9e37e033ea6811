import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly } from '../entry.js';
import type { PublicationAlarm } from '../publication-alarm.js';

export interface ScheduleVersionInput {
  readonly versionId: string;
  /** Null: it is approved no longer. */
  readonly publishAt: Date | null;
  readonly expectedVersion: number | undefined;
}

/** A reviewer approves a version for a moment to come, moves that moment, or takes the approval back. */
export class ScheduleVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository; alarm: PublicationAlarm; clock: Clock }) {}

  async execute(input: ScheduleVersionInput, actor: Actor): Promise<void> {
    const { content, alarm, clock } = this.deps;
    const { versionId, publishAt, expectedVersion } = input;
    const { version } = await content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(version, expectedVersion);
    if (publishAt === null) return version.unschedule(actor);
    version.schedule(publishAt, actor, clock.now());
    await alarm.set(versionId, publishAt);
  }
}
