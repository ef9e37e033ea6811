import { escaped } from '#platform/reference/html';
import type { VerifiedCertificate } from '../queries/verify-certificate.query.js';

/** It needs nothing from anywhere: no script, no address, no frame. */
export const CERTIFICATE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE = `body{margin:0;padding:24px;background:#fff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif}
main{max-width:36em;margin:0 auto}h1{font-size:24px}dt{color:#4b5563}dd{margin:0 0 12px;font-weight:600}
.valid{color:#166534}.revoked,.unknown{color:#991b1b}`;

/** What is printed on the certificate, and whether it is valid; null: there is none with this code. */
export function certificatePage(found: VerifiedCertificate | null): string {
  const state = found?.state ?? 'unknown';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Certificate</title><style>${STYLE}</style></head>
<body><main><h1>Certificate</h1><p role="status" class="${state}">${sentenceOf(found)}</p>${found ? factsOf(found) : ''}</main></body></html>
`;
}

function sentenceOf(found: VerifiedCertificate | null): string {
  if (!found) return 'There is no certificate at this address.';
  if (found.state === 'valid') return 'This certificate is valid.';
  return `This certificate was revoked on ${escaped(found.revokedOn!)}. It is worth nothing any more.`;
}

function factsOf(found: VerifiedCertificate): string {
  const facts = [
    ['Name', found.learnerName],
    ['Course', found.courseTitle],
    ['Run', found.runTitle],
    ['School', found.schoolName],
    ['Completed on', found.completedOn],
    ['Issued on', found.issuedOn],
    ['Serial number', found.serial],
  ] as const;
  return `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd dir="auto">${escaped(value)}</dd>`).join('')}</dl>`;
}
