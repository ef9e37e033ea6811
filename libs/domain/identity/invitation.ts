import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { Role } from '../kernel/permissions.js';
import { emailAddress } from './email-address.js';
import { InvitationAlreadyAccepted, InvitationInvalid } from './invitation.errors.js';
import { InvitationAccepted, InvitationCreated, InvitationWithdrawn } from './invitation.events.js';
import type { LinkTokens } from './link-tokens.js';
import { assertHeldIn } from './place.js';
import { fingerprint } from './secret-token.js';

/** Two weeks, so that it outlives a holiday. */
const LIFETIME = 14 * 86_400_000;

export interface Invited {
  readonly email: string;
  readonly role: Role;
  readonly schoolId: string;
  /** The school's own record that this is meant for. */
  readonly rosterPersonId: string | null;
  readonly invitedBy: string | null;
}

/** Asks somebody by mail to take a role, perhaps as a person whom the school keeps in its records already. */
export class Invitation extends AggregateRoot {
  readonly id!: string;
  readonly email!: string;
  readonly role!: Role;
  readonly schoolId!: string;
  readonly rosterPersonId!: string | null;
  readonly invitedBy!: string | null;
  readonly tokenHash!: string;
  readonly createdAt!: Date;
  readonly expiresAt!: Date;
  private acceptedAt!: Date | null;
  readonly acceptedBy!: string | null;
  private withdrawnAt!: Date | null;

  /** @throws NotAnEmailAddress, RoleOutOfPlace */
  static async create(input: Invited, tokens: LinkTokens, now: Date): Promise<Invitation> {
    const { role, schoolId, rosterPersonId, invitedBy } = input;
    assertHeldIn(role, { schoolId, districtId: null });
    const id = newId();
    const invitation = new Invitation();
    Object.assign(invitation, { id, role, schoolId, rosterPersonId, invitedBy });
    Object.assign(invitation, {
      email: emailAddress(input.email),
      tokenHash: await fingerprint(await tokens.tokenFor('invitation', id)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME),
      acceptedAt: null,
      acceptedBy: null,
      withdrawnAt: null,
    });
    invitation.record(new InvitationCreated(id, invitation.facts()));
    return invitation;
  }

  isOpen(now: Date): boolean {
    return !this.acceptedAt && !this.withdrawnAt && now < this.expiresAt;
  }

  /** @throws InvitationInvalid */
  accept(personId: string, now: Date): void {
    if (!this.isOpen(now)) throw new InvitationInvalid();
    Object.assign(this, { acceptedAt: now, acceptedBy: personId });
    const { rosterPersonId } = this;
    this.record(new InvitationAccepted(this.id, { ...this.facts(), personId, rosterPersonId }));
  }

  /** @throws InvitationAlreadyAccepted */
  withdraw(now: Date): void {
    if (this.acceptedAt) throw new InvitationAlreadyAccepted();
    if (this.withdrawnAt) return;
    this.withdrawnAt = now;
    this.record(new InvitationWithdrawn(this.id, { invitationId: this.id }));
  }

  private facts() {
    const { id: invitationId, schoolId, role } = this;
    return { invitationId, schoolId, role };
  }
}
