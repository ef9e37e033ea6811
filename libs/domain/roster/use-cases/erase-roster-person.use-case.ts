import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/id.js';
import { expectVersion } from '../../kernel/version.js';
import type { OtherTraces, RosterTraces } from '../erasure/erasure-ports.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';

export interface EraseRosterPersonInput {
  readonly rosterPersonId: string;
  /** Why; it is kept, so it names nobody. */
  readonly reason: string;
  /** The version that the change was prepared on; undefined to erase whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Somebody who has left is erased (K6): the record stays, and says no more who it was. */
export class EraseRosterPersonUseCase {
  constructor(
    private readonly deps: {
      people: RosterPersonRepository;
      traces: RosterTraces;
      others: OtherTraces;
      clock: Clock;
    },
  ) {}

  /** @throws RosterPersonNotErasable, RosterPersonIsErased, ReasonNamesPerson */
  async execute(input: EraseRosterPersonInput, actor: Actor): Promise<void> {
    const { people, traces, others, clock } = this.deps;
    const { rosterPersonId, reason } = input;
    await traces.waitForImport();
    const person = await people.hold(rosterPersonId);
    expectVersion(person, input.expectedVersion);
    const known = person.toErase();
    const whom = { ...known, addresses: await traces.ownAddresses(known) };
    const obstacles = [...(await traces.ties(rosterPersonId)), ...(await others.obstacles(whom))];
    person.erase(reason, obstacles);
    await others.forget(whom);
    const erasedAt = clock.now();
    await traces.forget({ id: newId(), rosterPersonId, reason, erasedAt, erasedBy: actor.personId });
  }
}
