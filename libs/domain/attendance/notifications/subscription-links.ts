import { token } from '../../kernel/token.js';
import type { UnsubscribeRequest } from './notification.words.js';

/** The links in mails that end them: signed by the server, good for as long as it keeps its key, and for that alone. */
export interface SubscriptionLinks {
  /** Short enough for a path: at most 100 characters. */
  tokenFor(request: UnsubscribeRequest): Promise<string>;
  /** @throws SubscriptionLinkInvalid */
  read(token: string): Promise<UnsubscribeRequest>;
}
export const SubscriptionLinks = token<SubscriptionLinks>('SubscriptionLinks');
