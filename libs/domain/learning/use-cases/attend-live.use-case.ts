import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PRESENCE_MS } from '../presence/live-session.js';
import type { PresenceRepository } from '../presence/presence.repository.js';

export interface AttendLiveInput {
  readonly itemId: string;
  /** Whether the person is there, or leaves. */
  readonly here: boolean;
}

/** Somebody is in a live session; whoever says nothing for two and a half minutes is not there any more. */
export class AttendLiveUseCase {
  constructor(private readonly deps: { presences: PresenceRepository; clock: Clock }) {}

  async execute({ itemId, here }: AttendLiveInput, actor: Actor): Promise<void> {
    const { presences, clock } = this.deps;
    const session = await presences.session(itemId);
    const now = clock.now();
    if (here) {
      const until = new Date(now.getTime() + PRESENCE_MS);
      await presences.stay(itemId, until);
      session.attendedBy(actor.personId!, until);
    } else if (await presences.leave(itemId, now)) session.leftBy(actor.personId!);
  }
}
