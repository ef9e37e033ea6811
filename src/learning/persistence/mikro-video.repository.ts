import { VideoAsset } from '#domain/learning/video/video-asset';
import { VideoNotFound } from '#domain/learning/video/video.errors';
import type { VideoRepository } from '#domain/learning/video/video.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './video.mapping.js';

const lock = prepared(`
  select from learning.videos v where v.id = $1::uuid and (not $2::boolean or learning.person_has_video(v.id)) for no key update`);

const expect = prepared(
  `insert into learning.packages (id, school_id, video_id) values ($1, platform.current_school(), $2)`,
);

export class MikroVideoRepository implements VideoRepository {
  async hold(id: string, ownOnly: boolean): Promise<VideoAsset> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new VideoNotFound();
    return transaction().em.findOneOrFail(VideoAsset, { id });
  }

  add(video: VideoAsset): void {
    transaction().em.persist(video);
  }

  remove(video: VideoAsset): void {
    transaction().em.remove(video);
  }

  async expectPackage(packageId: string, { id }: VideoAsset): Promise<void> {
    await transaction().query(expect, [packageId, id]);
  }
}
