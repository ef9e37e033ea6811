import { DomainEvent } from '../kernel/domain-event.js';

/** How an account came to be. */
export type Origin = 'sign_up' | 'invitation' | 'operator';

export class UserCreated extends DomainEvent<{
  personId: string;
  origin: Origin;
  verificationLinkId: string | null;
}> {
  static override readonly type = 'identity.user_created';
}

/** Somebody signed up with the address of an existing account: its owner hears of it, the caller does not. */
export class SignUpRepeated extends DomainEvent<{ personId: string }> {
  static override readonly type = 'identity.sign_up_repeated';
}

export class EmailVerified extends DomainEvent<{ personId: string }> {
  static override readonly type = 'identity.email_verified';
}

export class VerificationLinkIssued extends DomainEvent<{ personId: string; linkId: string }> {
  static override readonly type = 'identity.verification_link_issued';
}

export class PasswordResetRequested extends DomainEvent<{ personId: string; linkId: string }> {
  static override readonly type = 'identity.password_reset_requested';
}

export class PasswordChanged extends DomainEvent<{ personId: string; how: 'change' | 'reset' }> {
  static override readonly type = 'identity.password_changed';
}

/** `renamed`: others see another name now. */
export class ProfileUpdated extends DomainEvent<{ personId: string; renamed: boolean }> {
  static override readonly type = 'identity.profile_updated';
}

export class PersonSuspended extends DomainEvent<{ personId: string }> {
  static override readonly type = 'identity.person_suspended';
}

/**
 * The account was erased (K6), and whoever keeps its name or address is to forget them: told to each place that the account
 * ever had a role in, to the platform with neither. The id stays, and leads to nobody.
 */
export class AccountErased extends DomainEvent<{
  personId: string;
  schoolId: string | null;
  districtId: string | null;
}> {
  static override readonly type = 'identity.account_erased';
}

export class PersonReinstated extends DomainEvent<{ personId: string }> {
  static override readonly type = 'identity.person_reinstated';
}

export class SecondFactorEnabled extends DomainEvent<{ personId: string }> {
  static override readonly type = 'identity.second_factor_enabled';
}

export class SecondFactorDisabled extends DomainEvent<{ personId: string }> {
  static override readonly type = 'identity.second_factor_disabled';
}

export class RecoveryCodeSpent extends DomainEvent<{ personId: string; left: number }> {
  static override readonly type = 'identity.recovery_code_spent';
}
