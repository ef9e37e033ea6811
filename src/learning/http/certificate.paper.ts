import { CertificateRevokedAlready } from '#domain/learning/certificates/certificate.errors';
import { languageOf, localeFor } from '#domain/kernel/languages';
import { qrPng } from '#platform/images/qr-code';
import type { Block, PrintedDocument } from '#platform/print/printed-document';
import type { CertificateView } from '../queries/certificate.view.js';
import { certificatePhrases, dayIn, type CertificatePhrases } from './certificate.phrases.js';

/** Read from paper: as many pixels as a printer shows on four centimetres. */
const QR_PIXELS = 600;
const QR_SHARE = 0.24;

/** On paper, in the school's language. @throws CertificateRevokedAlready: what is worth nothing is not printed */
export async function printedCertificate(view: CertificateView): Promise<PrintedDocument> {
  if (view.state === 'revoked') throw new CertificateRevokedAlready();
  const { learnerName, courseTitle, schoolName, serial, verifyUrl } = view;
  const locale = localeFor(view.locale);
  const words = certificatePhrases(locale);
  return {
    title: words.title,
    subtitle: schoolName,
    language: languageOf(locale),
    footer: `${schoolName} · ${serial}`,
    printedAt: new Date(view.issuedAt),
    blocks: [
      { kind: 'paragraph', text: words.given },
      { kind: 'heading', text: learnerName },
      { kind: 'paragraph', text: words.completed },
      { kind: 'heading', text: courseTitle },
      { kind: 'facts', facts: factsOf(view, words, locale) },
      await codeOf(verifyUrl),
      { kind: 'paragraph', text: `${words.valid} ${verifyUrl}` },
    ],
  };
}

function factsOf(
  { runTitle, completedOn, issuedOn, serial }: CertificateView,
  words: CertificatePhrases,
  locale: string,
): [string, string][] {
  return [
    [words.run, runTitle],
    [words.completedOn, dayIn(locale, completedOn)],
    [words.issuedOn, dayIn(locale, issuedOn)],
    [words.serial, serial],
  ];
}

async function codeOf(url: string): Promise<Block> {
  const png = await qrPng(url, QR_PIXELS);
  return { kind: 'picture', png, alternative: `QR code of ${url}`, width: QR_SHARE };
}
