import type { Provider } from '@nestjs/common';
import { CreateProfile } from './create-profile.on-user-created.js';
import { NoteSignIn } from './note-sign-in.on-user-signed-in.js';
import { SendInvitation } from './send-invitation.on-invitation-created.js';
import { SendResetLink } from './send-link.on-password-reset-requested.js';
import { SendVerificationLink } from './send-link.on-verification-link-issued.js';
import { TellAdministrators } from './tell-administrators.on-user-created.js';
import { TellInviter } from './tell-inviter.on-invitation-accepted.js';
import { TellKeepersOfDisabledWebhook } from './tell-keepers.on-webhook-disabled.js';
import { TellOfNewDevice } from './tell-of-new-device.on-user-signed-in.js';
import { TellOwnerOfChangedPassword } from './tell-owner.on-password-changed.js';
import { TellOwnerOfSpentRecoveryCode } from './tell-owner.on-recovery-code-spent.js';
import { TellOwnerOfDisabledSecondFactor } from './tell-owner.on-second-factor-disabled.js';
import { TellOwnerOfEnabledSecondFactor } from './tell-owner.on-second-factor-enabled.js';
import { TellOwnerOfRepeatedSignUp } from './tell-owner.on-sign-up-repeated.js';
import { WelcomePerson } from './welcome-person.on-user-created.js';

/** Who reacts to what happened in this context; each is a job of its own. */
export const identityReactions: Provider[] = [
  WelcomePerson,
  CreateProfile,
  TellAdministrators,
  SendVerificationLink,
  SendResetLink,
  TellOwnerOfRepeatedSignUp,
  TellOwnerOfChangedPassword,
  TellOwnerOfEnabledSecondFactor,
  TellOwnerOfDisabledSecondFactor,
  TellOwnerOfSpentRecoveryCode,
  NoteSignIn,
  TellOfNewDevice,
  SendInvitation,
  TellInviter,
  TellKeepersOfDisabledWebhook,
];
