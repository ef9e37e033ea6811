import { WebhookUrlRefused } from './webhook.errors.js';

const LONGEST = 2_000;

/**
 * The address as a URL writes it. What its host stands for is found out and checked at each attempt.
 * @throws WebhookUrlRefused
 */
export function webhookUrl(text: string, allowed: { readonly plainHttp: boolean }): string {
  if (!URL.canParse(text)) throw new WebhookUrlRefused('Must be a URL, e.g. https://example.org/hooks.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowed.plainHttp && url.protocol === 'http:'))
    throw new WebhookUrlRefused('Must begin with https://.');
  if (url.username !== '' || url.password !== '')
    throw new WebhookUrlRefused('Must not hold a user name or a password: requests are signed instead.');
  if (url.hash !== '') throw new WebhookUrlRefused('Must not have a part behind #.');
  if (url.href.length > LONGEST) throw new WebhookUrlRefused(`Must have at most ${LONGEST} characters.`);
  return url.href;
}
