import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managesOwnOnly } from '../event.js';
import { OrganiserUnknown } from '../event.errors.js';
import type { EventRepository } from '../event.repository.js';
import type { Members } from '../members.js';

export interface EntrustEventInput {
  readonly eventId: string;
  /** All of them. */
  readonly personIds: readonly string[];
  readonly expectedVersion: number | undefined;
}

/** Says who organises an event. */
export class EntrustEventUseCase {
  constructor(private readonly deps: { events: EventRepository; members: Members; clock: Clock }) {}

  async execute(input: EntrustEventInput, actor: Actor): Promise<void> {
    const { events, members, clock } = this.deps;
    const event = await events.hold(input.eventId, managesOwnOnly(actor));
    expectVersion(event, input.expectedVersion);
    const known = await members.staffAmong(input.personIds);
    if (input.personIds.some((id) => !known.has(id))) throw new OrganiserUnknown();
    event.entrustTo(input.personIds, actor, clock.now());
  }
}
