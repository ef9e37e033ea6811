import { Captions } from '#domain/learning/video/captions';
import type { CaptionsRepository } from '#domain/learning/video/captions.repository';
import { transaction } from '#platform/persistence/transaction';
import './video.mapping.js';

export class MikroCaptionsRepository implements CaptionsRepository {
  find(videoId: string, language: string): Promise<Captions | null> {
    return transaction().em.findOne(Captions, { videoId, language });
  }

  add(captions: Captions): void {
    transaction().em.persist(captions);
  }

  remove(captions: Captions): void {
    transaction().em.remove(captions);
  }
}
