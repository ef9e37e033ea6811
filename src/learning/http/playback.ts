import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import { PlaybackRefused } from '#domain/learning/video/video.errors';
import { Secrets } from '#platform/config/secrets';
import { fileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { FindPlayableQuery } from '../queries/find-playable.query.js';
import { sightOf } from '../queries/sight.js';
import type { PlaybackView } from '../queries/video.view.js';
import { PlaybackTokens } from './playback-tokens.js';

const HOUR = 3_600_000;
/** A lesson with its breaks; what is taken back meanwhile is refused all the same. */
const LEARNERS_HAVE = 6 * HOUR;
/** For whoever was let in for a reason that is not asked again. */
const AUTHORS_HAVE = HOUR;

/** Of a package, where somebody has made them. */
const PICTURES = ['poster.jpg', 'thumbnails.vtt'] as const;

/** Makes addresses that play something to one person. */
@Injectable()
export class PlaybackAddresses {
  readonly tokens: PlaybackTokens;

  constructor(
    private readonly queries: QueryBus,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Secrets) secrets: Secrets,
  ) {
    this.tokens = new PlaybackTokens(secrets);
  }

  /** @param itemId the item through which the actor sees it; null for its author */
  async of(subjectId: string, itemId: string | null, actor: Actor): Promise<PlaybackView> {
    if (actor.personId === null) throw new PlaybackRefused(); // an address is a person's
    const bound = itemId !== null && sightOf(actor) !== 'all' ? itemId : null;
    const found = await this.queries.execute(new FindPlayableQuery({ subjectId, itemId: bound }, actor));
    const { kind, packageId, name } = found;
    const expiresAt = new Date(this.clock.now().getTime() + (bound ? LEARNERS_HAVE : AUTHORS_HAVE));
    const whom = { schoolId: actor.schoolId!, personId: actor.personId };
    const sealed = this.tokens.seal({ kind, ...whom, subjectId, packageId, itemId: bound, expiresAt });
    const base = `/api/v1/media/${sealed.who}/${sealed.what}/${sealed.seal}`;
    const until = { expiresAt: expiresAt.toISOString() };
    if (kind !== 'video') {
      const pictures = { posterUrl: null, thumbnailsUrl: null };
      return { url: `${base}/${encodeURIComponent(name)}`, fileUrl: null, ...pictures, ...until };
    }
    const folder = [whom.schoolId, 'videos', subjectId, packageId] as const;
    const [posterUrl, thumbnailsUrl] = await Promise.all(
      PICTURES.map(async (file) =>
        (await this.files.stat(fileKey(...folder, file))) ? `${base}/${file}` : null,
      ),
    );
    const urls = { url: `${base}/master.m3u8`, fileUrl: `${base}/media-1.m4s` };
    return { ...urls, posterUrl: posterUrl!, thumbnailsUrl: thumbnailsUrl!, ...until };
  }
}
