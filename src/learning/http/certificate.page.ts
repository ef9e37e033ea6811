import { languageOf } from '#domain/kernel/languages';
import { escaped } from '#platform/reference/html';
import type { VerifiedCertificate } from '../queries/verify-certificate.query.js';
import { certificatePhrases, dayIn, type CertificatePhrases } from './certificate.phrases.js';

/** It needs nothing from anywhere: no script, no address, no frame. */
export const CERTIFICATE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE = `body{margin:0;padding:24px;background:#fff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif}
main{max-width:36em;margin:0 auto}h1{font-size:24px}dt{color:#4b5563}dd{margin:0 0 12px;font-weight:600}
.valid{color:#166534}.revoked,.unknown{color:#991b1b}`;

/** What is printed on the certificate, and whether it is valid; null: there is none with this code. */
export function certificatePage(found: VerifiedCertificate | null, locale: string): string {
  const state = found?.state ?? 'unknown';
  const words = certificatePhrases(locale);
  const language = languageOf(locale);
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${words.page.title}</title><style>${STYLE}</style></head>
<body><main><h1>${words.page.title}</h1><p role="status" class="${state}">${sentenceOf(found, words, locale)}</p>${found ? factsOf(found, words, locale) : ''}</main></body></html>
`;
}

function sentenceOf(found: VerifiedCertificate | null, { page }: CertificatePhrases, locale: string): string {
  if (!found) return page.unknown;
  return found.state === 'valid' ? page.valid : page.revoked(dayIn(locale, found.revokedOn!));
}

function factsOf(found: VerifiedCertificate, words: CertificatePhrases, locale: string): string {
  const facts = [
    [words.page.name, found.learnerName],
    [words.page.course, found.courseTitle],
    [words.run, found.runTitle],
    [words.page.school, found.schoolName],
    [words.completedOn, dayIn(locale, found.completedOn)],
    [words.issuedOn, dayIn(locale, found.issuedOn)],
    [words.serial, found.serial],
  ] as const;
  return `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd dir="auto">${escaped(value)}</dd>`).join('')}</dl>`;
}
