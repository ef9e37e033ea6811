import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/id.js';
import { OwnAccountNeedsPassword } from '../erasure/account-erasure.errors.js';
import type { AccountTraces } from '../erasure/account-traces.js';
import type { Farewell, Farewells } from '../erasure/farewells.js';
import type { Person } from '../person.js';
import type { PersonRepository } from '../person.repository.js';

export interface EraseAccountInput {
  readonly personId: string;
  /** Why, where somebody else does it than the person; it is kept, so it names nobody. */
  readonly reason: string | null;
}

/** An account is erased (K6): what others keep refers to somebody still, and to nobody in particular. */
export class EraseAccountUseCase {
  constructor(
    private readonly deps: {
      people: PersonRepository;
      traces: AccountTraces;
      farewells: Farewells;
      clock: Clock;
    },
  ) {}

  /** @throws PersonNotFound, AccountIsErased, AccountLeadsAlone, AccountReasonNamesPerson, OwnAccountNeedsPassword */
  async execute({ personId, reason }: EraseAccountInput, actor: Actor): Promise<void> {
    const { people, traces, clock } = this.deps;
    const isOwn = actor.kind === 'person' && actor.personId === personId;
    if (isOwn && reason !== null) throw new OwnAccountNeedsPassword();
    await traces.takeTurn();
    const person = await people.byId(personId);
    const id = newId();
    const farewell = farewellTo(person, id);
    person.erase(reason, await traces.placesLedAlone(personId));
    const erasedBy = isOwn || actor.kind !== 'person' ? null : actor.personId;
    await traces.forget({ id, personId, reason, erasedAt: clock.now(), erasedBy });
    if (farewell) await this.deps.farewells.promise(farewell);
  }
}

/** To nobody at an address that was never confirmed: it may be somebody else's. */
function farewellTo(
  { email, displayName, locale, timeZone, emailVerifiedAt }: Person,
  id: string,
): Farewell | null {
  return emailVerifiedAt && { id, email, displayName, locale, timeZone };
}
