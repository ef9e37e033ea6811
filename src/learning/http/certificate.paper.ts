import { CertificateRevokedAlready } from '#domain/learning/certificates/certificate.errors';
import { qrPng } from '#platform/images/qr-code';
import type { Block, PrintedDocument } from '#platform/print/printed-document';
import type { CertificateView } from '../queries/certificate.view.js';

/** Read from paper: as many pixels as a printer shows on four centimetres. */
const QR_PIXELS = 600;
const QR_SHARE = 0.24;

/** On paper. @throws CertificateRevokedAlready: what is worth nothing is not printed */
export async function printedCertificate(view: CertificateView): Promise<PrintedDocument> {
  if (view.state === 'revoked') throw new CertificateRevokedAlready();
  const { learnerName, courseTitle, schoolName, serial, verifyUrl } = view;
  return {
    title: 'Certificate of completion',
    subtitle: schoolName,
    language: 'en',
    footer: `${schoolName} · ${serial}`,
    printedAt: new Date(view.issuedAt),
    blocks: [
      { kind: 'paragraph', text: 'This certifies that' },
      { kind: 'heading', text: learnerName },
      { kind: 'paragraph', text: 'has completed the course' },
      { kind: 'heading', text: courseTitle },
      { kind: 'facts', facts: factsOf(view) },
      await codeOf(verifyUrl),
      { kind: 'paragraph', text: `Whether it is valid can be seen by anybody at ${verifyUrl}` },
    ],
  };
}

function factsOf({ runTitle, completedOn, issuedAt, serial }: CertificateView): [string, string][] {
  return [
    ['Run', runTitle],
    ['Completed on', completedOn],
    ['Issued at', new Date(issuedAt).toISOString()],
    ['Serial number', serial],
  ];
}

async function codeOf(url: string): Promise<Block> {
  const png = await qrPng(url, QR_PIXELS);
  return { kind: 'picture', png, alternative: `QR code of ${url}`, width: QR_SHARE };
}
