import { token } from '../kernel/token.js';
import type { Disablement } from './webhooks/webhook.words.js';

/** What the mails of this context say; how they say it is the post's. */
export type AccountMailContent =
  | { readonly about: 'welcome' | 'sign_up_repeated' | 'password_changed' | 'account_erased' }
  | { readonly about: 'second_factor_enabled' | 'second_factor_disabled' }
  | { readonly about: 'recovery_code_spent'; readonly left: number }
  | { readonly about: 'confirm_address' | 'reset_password'; readonly token: string }
  | {
      readonly about: 'new_device';
      readonly deviceLabel: string;
      readonly address: string;
      readonly at: Date;
    }
  | {
      readonly about: 'invitation';
      readonly token: string;
      readonly schoolName: string;
      readonly role: string;
    }
  | {
      readonly about: 'invitation_accepted';
      readonly who: string;
      readonly schoolName: string;
      readonly role: string;
    }
  | { readonly about: 'new_account'; readonly who: string; readonly email: string }
  | {
      readonly about: 'webhook_disabled';
      readonly label: string;
      readonly host: string;
      readonly placeName: string;
      readonly because: Disablement;
    };

export interface AccountMail {
  /** The same cause gives the same id, so that a mail that is sent again is the same mail. */
  readonly id: string;
  readonly to: string;
  /** How the reader is addressed; null when nobody knows yet. */
  readonly name: string | null;
  /** BCP 47, as the reader would like it. */
  readonly locale: string;
  /** IANA, for times in the text. */
  readonly timeZone: string;
  readonly content: AccountMailContent;
}

/** Words mails and hands them over. Never call it while a transaction is open: mail servers take their time. */
export interface AccountPost {
  deliver(mails: readonly AccountMail[]): Promise<void>;
}
export const AccountPost = token<AccountPost>('AccountPost');
