import { Clock } from '#domain/kernel/clock';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { ProgressRepository } from '#domain/learning/progress/progress.repository';
import { WatchingRepository } from '#domain/learning/watching/watching.repository';
import { NoteWatchedUseCase } from '#domain/learning/use-cases/note-watched.use-case';
import { Witness } from '#domain/learning/progress/witness';
import { WatchVideosUseCase } from '#domain/learning/use-cases/watch-videos.use-case';
import { useCase } from '#platform/wiring/use-case';
import { NoteWatchedHandler } from './note-watched.command.js';
import { WatchVideosHandler } from './watch-videos.command.js';

/** The commands about what is watched, each with its use case. */
export const watchingCommands = [
  NoteWatchedHandler,
  useCase(NoteWatchedUseCase, { watching: WatchingRepository, witness: Witness, clock: Clock }),
  WatchVideosHandler,
  useCase(WatchVideosUseCase, {
    watching: WatchingRepository,
    progress: ProgressRepository,
    enrolments: CourseEnrolmentRepository,
    clock: Clock,
  }),
];
