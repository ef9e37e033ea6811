import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
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
  RosterPersonLinked,
  type RosterPersonFacts,
} from './roster-person.events.js';
import type { RosterPersonState, RosterRole } from './roster-person.words.js';

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
    if (this.status !== 'active') throw new RosterPersonHasLeft();
    const lost = this.roles.filter(
      (role) => changes.roles && !changes.roles.includes(role) && tied.has(role),
    );
    if (lost.length > 0) throw new RosterRoleInUse(lost);
    Object.assign(this, changes);
    this.record(new RosterPersonChanged(this.id, this.facts()));
  }

  leave(): void {
    if (this.status !== 'active') throw new RosterPersonHasLeft();
    this.status = 'left';
    this.record(new RosterPersonChanged(this.id, this.facts()));
  }

  comeBack(): void {
    if (this.status !== 'left') throw new RosterPersonHasNotLeft();
    this.status = 'active';
    this.record(new RosterPersonChanged(this.id, this.facts()));
  }

  /** The invitation was accepted: the record is that person's from now on. Told twice, it stays so. */
  linkTo(personId: string): void {
    if (this.personId === personId) return;
    if (this.personId !== null) throw new SignInLinkedElsewhere();
    this.personId = personId;
    this.record(new RosterPersonLinked(this.id, { personId }));
  }

  /** @throws RosterRoleMissing naming the field that said who it is */
  assertIs(role: RosterRole, pointer: string): void {
    if (this.status !== 'active' || !this.roles.includes(role)) throw new RosterRoleMissing(role, pointer);
  }

  private facts(): RosterPersonFacts {
    const { givenName, familyName, preferredName, roles, status } = this;
    const displayName = `${preferredName ?? givenName} ${familyName}`;
    return { displayName, givenName, familyName, roles: [...roles], status };
  }
}
