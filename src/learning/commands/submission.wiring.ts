import { Clock } from '#domain/kernel/clock';
import { Corrector } from '#domain/learning/assessment/corrector';
import { ItemResultRepository } from '#domain/learning/assessment/item-result.repository';
import { CourseRunRepository } from '#domain/learning/course-run.repository';
import { SubmissionRepository } from '#domain/learning/assessment/submission.repository';
import { Entrance } from '#domain/learning/progress/entrance';
import { Witness } from '#domain/learning/progress/witness';
import { FreeUploadRoomUseCase } from '#domain/learning/use-cases/free-upload-room.use-case';
import { GiveBackSubmissionUseCase } from '#domain/learning/use-cases/give-back-submission.use-case';
import { GradeSubmissionUseCase } from '#domain/learning/use-cases/grade-submission.use-case';
import { HandInUseCase } from '#domain/learning/use-cases/hand-in.use-case';
import { ReleaseSubmissionUseCase } from '#domain/learning/use-cases/release-submission.use-case';
import { VideoSources } from '#domain/learning/video/video-sources';
import { useCase } from '#platform/wiring/use-case';
import { FreeUploadRoomHandler } from './free-upload-room.command.js';
import { GiveBackSubmissionHandler } from './give-back-submission.command.js';
import { GradeSubmissionHandler } from './grade-submission.command.js';
import { HandInHandler } from './hand-in.command.js';
import { ReleaseSubmissionHandler } from './release-submission.command.js';

const [submissions, clock] = [SubmissionRepository, Clock];
const ofGrading = { submissions, corrector: Corrector, clock };

/** The commands about what learners hand in, each with its use case. */
export const submissionCommands = [
  useCase(Corrector, { submissions, results: ItemResultRepository, witness: Witness }),
  FreeUploadRoomHandler,
  useCase(FreeUploadRoomUseCase, { submissions, sources: VideoSources, clock }),
  HandInHandler,
  useCase(HandInUseCase, { entrance: Entrance, submissions, sources: VideoSources, witness: Witness, clock }),
  GradeSubmissionHandler,
  useCase(GradeSubmissionUseCase, ofGrading),
  GiveBackSubmissionHandler,
  useCase(GiveBackSubmissionUseCase, { submissions, runs: CourseRunRepository, clock }),
  ReleaseSubmissionHandler,
  useCase(ReleaseSubmissionUseCase, ofGrading),
];
