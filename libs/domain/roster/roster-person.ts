import { AggregateRoot } from '../kernel/aggregate-root.js';
import type { ErasureObstacle, PersonToErase } from '../kernel/erasure.js';
import { newId } from '../kernel/id.js';
import { isNamedIn } from '../kernel/naming.js';
import {
  ReasonNamesPerson,
  RosterPersonIsErased,
  RosterPersonNotErasable,
} from './erasure/erasure.errors.js';
import {
  RosterPersonHasLeft,
  RosterPersonHasNotLeft,
  RosterRoleInUse,
  RosterRoleMissing,
  SignInLinkedElsewhere,
} from './roster-person.errors.js';
import {
  RosterPersonAdded,
  RosterPersonChanged,
  RosterPersonErased,
  RosterPersonLinked,
  RosterPersonUnlinked,
  type RosterPersonFacts,
} from './roster-person.events.js';
import type { RosterPersonState, RosterRole } from './roster-person.words.js';

/** What stands where a name was. Roles and year groups stay: they name nobody, and rates are told by them. */
const NOBODY = {
  givenName: 'Erased',
  familyName: 'person',
  middleName: null,
  preferredName: null,
  username: null,
  identifier: null,
  email: null,
  phone: null,
  locale: null,
  personId: null,
} as const;

export interface RosterPersonDetails {
  readonly roles: readonly RosterRole[];
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName: string | null;
  /** What the person is called instead of the given name. */
  readonly preferredName: string | null;
  readonly username: string | null;
  /** The school's own number of the person. */
  readonly identifier: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** BCP 47: the language to write in, as long as the person has not said one. */
  readonly locale: string | null;
  readonly grades: readonly string[];
}

/** The school's own record of a student, a member of staff or a guardian. A sign-in belongs to it only by invitation. */
export class RosterPerson extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  private roles!: RosterRole[];
  private givenName!: string;
  private familyName!: string;
  private middleName!: string | null;
  private preferredName!: string | null;
  private username!: string | null;
  private identifier!: string | null;
  private email!: string | null;
  private phone!: string | null;
  private locale!: string | null;
  private grades!: string[];
  private status!: RosterPersonState;
  private personId!: string | null;

  static add(schoolId: string, details: RosterPersonDetails): RosterPerson {
    const person = Object.assign(new RosterPerson(), { id: newId(), schoolId, version: 1 });
    Object.assign(person, { ...details, status: 'active' satisfies RosterPersonState, personId: null });
    person.record(new RosterPersonAdded(person.id, person.facts()));
    return person;
  }

  /**
   * Changes what is given and leaves the rest.
   * @param tied the roles in which the person is enrolled, teaches or is linked, which therefore stay
   */
  change(changes: Partial<RosterPersonDetails>, tied: ReadonlySet<RosterRole>): void {
    this.assertHere();
    const lost = this.roles.filter(
      (role) => changes.roles && !changes.roles.includes(role) && tied.has(role),
    );
    if (lost.length > 0) throw new RosterRoleInUse(lost);
    Object.assign(this, changes);
    this.record(new RosterPersonChanged(this.id, this.facts()));
  }

  leave(): void {
    this.assertHere();
    this.status = 'left';
    this.record(new RosterPersonChanged(this.id, this.facts()));
  }

  comeBack(): void {
    if (this.isErased()) throw new RosterPersonIsErased();
    if (this.status !== 'left') throw new RosterPersonHasNotLeft();
    this.status = 'active';
    this.record(new RosterPersonChanged(this.id, this.facts()));
  }

  /**
   * The invitation was accepted: the record is that person's from now on. Told twice, it stays so; the record of somebody
   * who was erased meanwhile is nobody's.
   */
  linkTo(personId: string): void {
    if (this.personId === personId || this.isErased()) return;
    if (this.personId !== null) throw new SignInLinkedElsewhere();
    this.personId = personId;
    this.record(new RosterPersonLinked(this.id, { personId }));
  }

  /** The account that the record belonged to was erased: the record is the school's, and nobody's until the next invitation. */
  unlink(): void {
    const { personId } = this;
    if (personId === null) return;
    this.personId = null;
    this.record(new RosterPersonUnlinked(this.id, { personId }));
  }

  isErased(): boolean {
    return this.status === 'anonymised';
  }

  /** Who it is, for those who have to find what they keep. */
  toErase(): PersonToErase {
    const { id: rosterPersonId, personId, email } = this;
    return { rosterPersonId, personId, addresses: spellingsOf(email) };
  }

  /**
   * K6: what is left says that there was somebody, and not who.
   * @param obstacles what has to be brought to an end first
   */
  erase(reason: string, obstacles: readonly ErasureObstacle[]): void {
    if (this.isErased()) throw new RosterPersonIsErased();
    const here: ErasureObstacle[] = this.status === 'left' ? [] : [{ is: 'not_left', count: 1 }];
    const all = [...here, ...obstacles];
    if (all.length > 0) throw new RosterPersonNotErasable(all);
    if (this.isNamedIn(reason)) throw new ReasonNamesPerson();
    const { personId } = this;
    Object.assign(this, NOBODY, { status: 'anonymised' satisfies RosterPersonState });
    this.record(new RosterPersonErased(this.id, { personId }));
  }

  /** @throws RosterRoleMissing naming the field that said who it is */
  assertIs(role: RosterRole, pointer: string): void {
    if (this.status !== 'active' || !this.roles.includes(role)) throw new RosterRoleMissing(role, pointer);
  }

  private assertHere(): void {
    if (this.isErased()) throw new RosterPersonIsErased();
    if (this.status !== 'active') throw new RosterPersonHasLeft();
  }

  private isNamedIn(text: string): boolean {
    const { givenName, familyName, middleName, preferredName, username, identifier, email, phone } = this;
    return isNamedIn(text, [
      givenName,
      familyName,
      middleName,
      preferredName,
      username,
      identifier,
      email,
      phone,
    ]);
  }

  private facts(): RosterPersonFacts {
    const { givenName, familyName, preferredName, roles, status } = this;
    const displayName = `${preferredName ?? givenName} ${familyName}`;
    return { displayName, givenName, familyName, roles: [...roles], status };
  }
}

/** Programs write an address as the school does, or in lower case. */
function spellingsOf(email: string | null): readonly string[] {
  return email === null ? [] : [...new Set([email, email.toLowerCase()])];
}
