/** Read from across a room: little redundancy, hence large squares. */
const FORM = { errorCorrectionLevel: 'M', margin: 4 } as const;

/** A text as a QR code, drawn in a scalable image. */
export async function qrSvg(text: string): Promise<string> {
  const { default: QRCode } = await import('qrcode');
  return QRCode.toString(text, { ...FORM, type: 'svg' });
}

/** The same as pixels, `width` of them each way. */
export async function qrPng(text: string, width: number): Promise<Buffer> {
  const { default: QRCode } = await import('qrcode');
  return QRCode.toBuffer(text, { ...FORM, type: 'png', width });
}
