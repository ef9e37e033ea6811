import { escaped } from '#platform/reference/html';
import type { CheckInDisplay } from '../queries/get-check-in-display.query.js';

/** It needs nothing from anywhere: no script, no address, no frame. */
export const DISPLAY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** How soon a closed one looks whether it was opened again (seconds). */
const WHEN_CLOSED = 30;

const STYLE = `body{margin:0;min-height:100vh;display:grid;place-content:center;justify-items:center;font:2.4vmin
  system-ui,sans-serif;background:#fff;color:#111}h1{font-size:4vmin;margin:0}svg{width:72vmin;height:72vmin}`;

/** The page renews itself when the code changes, without a script. */
export function displayPage(shown: CheckInDisplay, image: string | null, now: Date): string {
  const left = Math.ceil((shown.changesAt.getTime() - now.getTime()) / 1000);
  const renew = image === null ? WHEN_CLOSED : Math.max(1, left);
  const body = image ?? '<p>Check-in is closed.</p>';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="${renew}">
<meta name="viewport" content="width=device-width"><title>Check in</title><style>${STYLE}</style></head>
<body><h1>${escaped(shown.title)} · ${escaped(shown.periodName)}</h1>${body}</body></html>
`;
}
