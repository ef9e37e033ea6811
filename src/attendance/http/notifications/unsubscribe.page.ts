import { phrasesOf } from '#domain/attendance/notifications/letters/phrases-of';
import type { Subscription } from '#domain/attendance/notifications/notification.words';
import { directionOf } from '#platform/fonts/direction';
import { escaped } from '#platform/reference/html';
import type { SubscriptionPage } from '../../queries/notifications/show-subscription.query.js';

/** What the reader has just done, or may do. */
export type SubscriptionStep = 'ask' | 'stopped' | 'resumed';

/** A page without scripts or anything from elsewhere: a sentence and a button. */
export function unsubscribePage(
  { school, locale }: SubscriptionPage,
  subscription: Subscription,
  step: SubscriptionStep,
): string {
  const { page } = phrasesOf(locale);
  const what = page.what[subscription];
  const next =
    step === 'stopped' ? { wanted: 'yes', label: page.resume } : { wanted: 'no', label: page.stop };
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${escaped(page.title)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif">
<main style="max-width:36em;margin:0 auto">
<h1 style="font-size:24px">${escaped(page.title)}</h1>
<p role="status">${escaped(page[step](what, school))}</p>
<form method="post"><input type="hidden" name="wanted" value="${next.wanted}">
<button style="padding:12px 20px;font:inherit;background:#1d4ed8;color:#ffffff;border:0;border-radius:6px">${escaped(next.label)}</button></form>
</main>
</body>
</html>
`;
}
