import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#platform/config/secrets';

/** What an address leads to, for whom, and until when. */
export interface SealedDownload {
  readonly schoolId: string;
  /** Null: whoever has it. */
  readonly personId: string | null;
  readonly downloadGrantId: string;
  readonly fileVersionId: string;
  readonly expiresAt: Date;
}

/** The parts of an address behind {@link DOWNLOADS}. */
export interface DownloadParts {
  readonly who: string;
  readonly what: string;
  readonly seal: string;
  readonly file: string;
}

export const DOWNLOADS = '/api/v1/downloads';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const [WHO_BYTES, WHAT_BYTES, SEAL_BYTES] = [32, 36, 24];

/** Leads to nothing: there is no such grant. */
const NOTHING: SealedDownload = {
  schoolId: NOBODY,
  personId: null,
  downloadGrantId: NOBODY,
  fileVersionId: NOBODY,
  expiresAt: new Date(0),
};

/**
 * Addresses of downloads, sealed with a key that only the server has (HMAC-SHA-256) over the method, the path with the file's
 * name, the school, the person, the version and the expiry (C7). HEAD asks for what GET would answer, so one seal is for both.
 */
export class DownloadTokens {
  private readonly key: Buffer;
  private readonly clientKey: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('download-addresses', 32);
    this.clientKey = secrets.derive('download-clients', 32);
  }

  /** The address as a path. */
  seal(
    { schoolId, personId, downloadGrantId, fileVersionId, expiresAt }: SealedDownload,
    name: string,
  ): string {
    const until = Buffer.alloc(4);
    until.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000));
    const who = Buffer.concat([schoolId, personId ?? NOBODY].map(bytesOf)).toString('base64url');
    const what = Buffer.concat([...[downloadGrantId, fileVersionId].map(bytesOf), until]).toString(
      'base64url',
    );
    const seal = this.sealOf({ who, what, file: name }).toString('base64url');
    return `${DOWNLOADS}/${who}/${what}/${seal}/${encodeURIComponent(name)}`;
  }

  /** What is not whole, not as it was given out, or over leads to nothing; it is looked for all the same, like anything else. */
  open({ who, what, seal, file }: DownloadParts, now: Date): SealedDownload {
    const [whom, of, given] = [
      bufferOf(who, WHO_BYTES),
      bufferOf(what, WHAT_BYTES),
      bufferOf(seal, SEAL_BYTES),
    ];
    if (!whom || !of || !given) return NOTHING;
    if (!timingSafeEqual(given, this.sealOf({ who, what, file }))) return NOTHING;
    const expiresAt = new Date(of.readUInt32BE(32) * 1000);
    if (expiresAt <= now) return NOTHING;
    const personId = idAt(whom, 16);
    return {
      schoolId: idAt(whom, 0),
      personId: personId === NOBODY ? null : personId,
      downloadGrantId: idAt(of, 0),
      fileVersionId: idAt(of, 16),
      expiresAt,
    };
  }

  /**
   * Who fetches: the person; of a shared address a number made of where and with what it is asked for. Of two addresses the
   * numbers of one client have nothing in common.
   */
  clientOf({ personId, downloadGrantId }: SealedDownload, place: string, program: string): string {
    if (personId !== null) return personId;
    const said = JSON.stringify([downloadGrantId, place, program]);
    return idAt(createHmac('sha256', this.clientKey).update(said).digest(), 0);
  }

  private sealOf({ who, what, file }: Omit<DownloadParts, 'seal'>): Buffer {
    const said = `GET\n${DOWNLOADS}/${who}/${what}/${encodeURIComponent(file)}`;
    return createHmac('sha256', this.key).update(said).digest().subarray(0, SEAL_BYTES);
  }
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idAt(buffer: Buffer, at: number): string {
  const hex = buffer.toString('hex', at, at + 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Only as it was written: another spelling of the same bytes is another address. */
function bufferOf(part: string, bytes: number): Buffer | undefined {
  const buffer = Buffer.from(part, 'base64url');
  return buffer.length === bytes && buffer.toString('base64url') === part ? buffer : undefined;
}
