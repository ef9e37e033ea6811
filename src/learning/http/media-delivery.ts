import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PlaybackRefused } from '#domain/learning/video/video.errors';
import { Settings } from '#platform/config/settings';
import { inMemory } from '#platform/http/byte-ranges';
import { sendByProxy, sendFile, type FileReply, type FileRequest } from '#platform/http/send-file';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { uploadKey } from '#platform/uploads/uploads';
import { FindCaptionsQuery, type PlayedCaptions } from '../queries/find-captions.query.js';
import { FindPlayableQuery, type Playable } from '../queries/find-playable.query.js';
import { captionName, captionPlaylist, withCaptions } from './caption-playlists.js';
import type { Playback } from './playback-tokens.js';

/** How long it is believed that somebody may see what they could see just now (ms). */
const BELIEVED = 10_000;
const MOST_BELIEVED = 5_000;

const TYPES = {
  m3u8: 'application/vnd.apple.mpegurl',
  m4s: 'video/mp4',
  vtt: 'text/vtt; charset=utf-8',
  jpg: 'image/jpeg',
} as const;
const CAPTIONS = /^captions-[a-z0-9-]+-\d+\.(m3u8|vtt)$/;
const PACKAGED = /^(?:media-\d+\.(?:m3u8|m4s)|(?:poster|sprite-\d+)\.jpg|thumbnails\.vtt)$/;

/** A name stands for the same bytes for ever; only their owner keeps them. */
const FOR_EVER = 'private, max-age=31536000, immutable';

interface Delivered {
  readonly key: FileKey;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends what an address plays: by nginx where it can read the files, by ourselves otherwise. */
@Injectable()
export class MediaDelivery {
  private readonly believed = new Map<string, { readonly until: number; readonly playable: Playable }>();
  private readonly accelerated: string;

  constructor(
    private readonly queries: QueryBus,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Settings) { MEDIA_ACCEL_PREFIX }: Settings,
  ) {
    this.accelerated = MEDIA_ACCEL_PREFIX;
  }

  /** @throws PlaybackRefused */
  async send(playback: Playback, name: string, request: FileRequest, reply: FileReply): Promise<void> {
    const found = await this.playable(playback);
    if (playback.kind === 'video' && (name === 'master.m3u8' || CAPTIONS.test(name)))
      return this.sendText(playback, name, request, reply);
    const { key, mediaType, headers } = delivered(playback, name, found);
    void reply.headers(headers);
    if (this.accelerated !== '') return sendByProxy(`${this.accelerated}/${key}`, mediaType, reply);
    const state = await this.files.stat(key);
    if (!state) throw new PlaybackRefused();
    const etag = `"${key.split('/').slice(-2).join('-')}"`;
    const read = (range: { start: number; end: number }) => this.files.get(key, range);
    await sendFile({ ...state, mediaType, etag, read }, request, reply);
  }

  /** The playlist names the captions that there are now, so it is made anew, and asked for again. */
  private async sendText(playback: Playback, name: string, request: FileRequest, reply: FileReply) {
    const { schoolId, personId, subjectId } = playback;
    const captions = await this.queries.execute(new FindCaptionsQuery(subjectId, { schoolId, personId }));
    const isMaster = name === 'master.m3u8';
    const text = isMaster ? withCaptions(await this.master(playback), captions) : captionText(name, captions);
    void reply.headers({ 'cache-control': isMaster ? 'private, no-cache' : FOR_EVER });
    await sendFile(inMemory(text, TYPES[name.endsWith('.vtt') ? 'vtt' : 'm3u8']), request, reply);
  }

  private async master({ schoolId, subjectId, packageId }: Playback): Promise<string> {
    const key = fileKey(schoolId, 'videos', subjectId, packageId, 'master.m3u8');
    if (!(await this.files.stat(key))) throw new PlaybackRefused();
    return Buffer.concat(await (await this.files.get(key)).toArray()).toString();
  }

  /** Whether it is still shown (B10): asked again every few seconds while it is played. */
  private async playable(playback: Playback): Promise<Playable> {
    const { subjectId, itemId, schoolId, personId } = playback;
    const key = [schoolId, personId, subjectId, itemId].join(' ');
    const known = this.believed.get(key);
    if (known && known.until > performance.now()) return known.playable;
    this.believed.delete(key);
    const playable = await this.queries.execute(
      new FindPlayableQuery({ subjectId, itemId }, { schoolId, personId }),
    );
    if (this.believed.size >= MOST_BELIEVED) this.believed.delete(this.believed.keys().next().value!);
    this.believed.set(key, { until: performance.now() + BELIEVED, playable });
    return playable;
  }
}

/** Of a version that is no more there is nothing. */
function captionText(name: string, captions: readonly PlayedCaptions[]): string {
  for (const one of captions) {
    if (name === captionName(one, 'm3u8')) return captionPlaylist(one);
    if (name === captionName(one, 'vtt')) return one.text;
  }
  throw new PlaybackRefused();
}

function delivered(
  { kind, schoolId, subjectId, packageId }: Playback,
  name: string,
  found: Playable,
): Delivered {
  if (kind === 'video') {
    if (!PACKAGED.test(name)) throw new PlaybackRefused();
    const ending = name.split('.').at(-1) as keyof typeof TYPES;
    const key = fileKey(schoolId, 'videos', subjectId, packageId, name);
    return { key, mediaType: TYPES[ending], headers: { 'cache-control': FOR_EVER } };
  }
  if (name !== found.name) throw new PlaybackRefused(); // an address is good as it was given out, whole
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replaceAll("'", '%27')}`;
  return {
    key: uploadKey(schoolId, packageId),
    mediaType: found.mediaType,
    headers: {
      'cache-control': FOR_EVER,
      'content-disposition': disposition,
      'content-security-policy': "default-src 'none'; sandbox", // a browser that opens it all the same runs nothing
    },
  };
}
