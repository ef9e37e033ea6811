import { createHmac, timingSafeEqual } from 'node:crypto';
import { PlaybackRefused } from '#domain/learning/video/video.errors';
import type { Secrets } from '#platform/config/secrets';
import type { PlayableKind } from '../queries/find-playable.query.js';

/** What an address plays, for whom, and until when. */
export interface Playback {
  readonly kind: PlayableKind;
  readonly schoolId: string;
  readonly personId: string;
  /** The video, the file, or the file of what somebody has handed in. */
  readonly subjectId: string;
  /** Of a video: the package, so that names stand for the same bytes for ever. Of files their upload. */
  readonly packageId: string;
  /** The item that shows it: seen no more, it plays no more. Null: of an author who looks at the video itself. */
  readonly itemId: string | null;
  readonly expiresAt: Date;
}

/** The part of an address that says all of it; relative addresses inherit it. */
export interface Sealed {
  readonly who: string;
  readonly what: string;
  readonly seal: string;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
/** By their numbers in addresses that are out. */
const KINDS: readonly PlayableKind[] = ['video', 'file', 'work'];
const [WHO_BYTES, WHAT_BYTES, SEAL_BYTES] = [32, 53, 24];

/** Addresses that play one thing to one person for a while (B8): sealed with a key that only the server has. */
export class PlaybackTokens {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('playback-addresses', 32);
  }

  seal(playback: Playback): Sealed {
    const who = Buffer.concat([bytesOf(playback.schoolId), bytesOf(playback.personId)]);
    const head = Buffer.alloc(5);
    head.writeUInt8(KINDS.indexOf(playback.kind));
    head.writeUInt32BE(Math.floor(playback.expiresAt.getTime() / 1000), 1);
    const ids = [playback.subjectId, playback.packageId, playback.itemId ?? NOBODY].map(bytesOf);
    const what = Buffer.concat([head, ...ids]);
    const seal = this.sealOf(who, what);
    return { who: text(who), what: text(what), seal: text(seal) };
  }

  /** @throws PlaybackRefused */
  open(sealed: Sealed, now: Date): Playback {
    const who = bufferOf(sealed.who, WHO_BYTES);
    const what = bufferOf(sealed.what, WHAT_BYTES);
    const seal = bufferOf(sealed.seal, SEAL_BYTES);
    if (!timingSafeEqual(seal, this.sealOf(who, what))) throw new PlaybackRefused();
    const expiresAt = new Date(what.readUInt32BE(1) * 1000);
    if (expiresAt <= now) throw new PlaybackRefused();
    const itemId = idAt(what, 37);
    return {
      kind: KINDS[what.readUInt8()]!,
      schoolId: idAt(who, 0),
      personId: idAt(who, 16),
      subjectId: idAt(what, 5),
      packageId: idAt(what, 21),
      itemId: itemId === NOBODY ? null : itemId,
      expiresAt,
    };
  }

  private sealOf(who: Buffer, what: Buffer): Buffer {
    return createHmac('sha256', this.key).update(who).update(what).digest().subarray(0, SEAL_BYTES);
  }
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idAt(buffer: Buffer, at: number): string {
  const hex = buffer.toString('hex', at, at + 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function text(buffer: Buffer): string {
  return buffer.toString('base64url');
}

/** Only as it was written: another spelling of the same bytes is another address. */
function bufferOf(part: string, bytes: number): Buffer {
  const buffer = Buffer.from(part, 'base64url');
  if (buffer.length !== bytes || text(buffer) !== part) throw new PlaybackRefused();
  return buffer;
}
