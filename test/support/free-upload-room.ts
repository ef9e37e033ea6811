import { systemActor } from '#domain/kernel/actor';
import { SubmissionRepository } from '#domain/learning/assessment/submission.repository';
import { FreeUploadRoomUseCase } from '#domain/learning/use-cases/free-upload-room.use-case';
import { VideoSources } from '#domain/learning/video/video-sources';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what the job does so many days from now. Answers of how many files. */
export function freeUploadRoom({ app }: TestApp, { id }: TestSchool, days: number): Promise<number> {
  const submissions = app.get<SubmissionRepository>(SubmissionRepository);
  const sources = app.get<VideoSources>(VideoSources);
  const clock = { now: () => new Date(Date.now() + days * 24 * 3_600_000) };
  const useCase = new FreeUploadRoomUseCase({ submissions, sources, clock });
  return app.get(UnitOfWork).run(systemActor(id), () => useCase.execute());
}
