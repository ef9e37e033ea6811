import { Clock } from '#domain/kernel/clock';
import { AttemptAlarm } from '#domain/learning/assessment/attempt-alarm';
import { AttemptRepository } from '#domain/learning/assessment/attempt.repository';
import { Examiner } from '#domain/learning/assessment/examiner';
import { ItemResultRepository } from '#domain/learning/assessment/item-result.repository';
import { QuestionRepository } from '#domain/learning/assessment/question.repository';
import { Timekeeper } from '#domain/learning/assessment/timekeeper';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { Entrance } from '#domain/learning/progress/entrance';
import { ProgressRepository } from '#domain/learning/progress/progress.repository';
import { Witness } from '#domain/learning/progress/witness';
import { AddQuestionUseCase } from '#domain/learning/use-cases/add-question.use-case';
import { ChangeQuestionUseCase } from '#domain/learning/use-cases/change-question.use-case';
import { CloseAttemptUseCase } from '#domain/learning/use-cases/close-attempt.use-case';
import { MarkAnswerUseCase } from '#domain/learning/use-cases/mark-answer.use-case';
import { RegradeQuestionUseCase } from '#domain/learning/use-cases/regrade-question.use-case';
import { ReleaseAttemptsUseCase } from '#domain/learning/use-cases/release-attempts.use-case';
import { SaveAnswersUseCase } from '#domain/learning/use-cases/save-answers.use-case';
import { SetQuestionStateUseCase } from '#domain/learning/use-cases/set-question-state.use-case';
import { StartAttemptUseCase } from '#domain/learning/use-cases/start-attempt.use-case';
import { SubmitAttemptUseCase } from '#domain/learning/use-cases/submit-attempt.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AddQuestionHandler } from './add-question.command.js';
import { ChangeQuestionHandler } from './change-question.command.js';
import { CloseAttemptHandler } from './close-attempt.command.js';
import { MarkAnswerHandler } from './mark-answer.command.js';
import { RegradeQuestionHandler } from './regrade-question.command.js';
import { ReleaseAttemptsHandler } from './release-attempts.command.js';
import { SaveAnswersHandler } from './save-answers.command.js';
import { SetQuestionStateHandler } from './set-question-state.command.js';
import { StartAttemptHandler } from './start-attempt.command.js';
import { SubmitAttemptHandler } from './submit-attempt.command.js';

const [questions, attempts, alarm, clock] = [QuestionRepository, AttemptRepository, AttemptAlarm, Clock];
const ofLearners = { progress: ProgressRepository, enrolments: CourseEnrolmentRepository };
const ofAttempts = { attempts, examiner: Examiner, clock };

/** The commands about what learners are asked and what they answer, each with its use case. */
export const assessmentCommands = [
  useCase(Witness, ofLearners),
  useCase(Entrance, ofLearners),
  useCase(Examiner, { attempts, questions, results: ItemResultRepository, witness: Witness }),
  useCase(Timekeeper, { attempts, alarm, clock }),
  AddQuestionHandler,
  useCase(AddQuestionUseCase, { questions, clock }),
  ChangeQuestionHandler,
  useCase(ChangeQuestionUseCase, { questions, clock }),
  SetQuestionStateHandler,
  useCase(SetQuestionStateUseCase, { questions }),
  StartAttemptHandler,
  useCase(StartAttemptUseCase, { entrance: Entrance, attempts, questions, alarm, clock }),
  SaveAnswersHandler,
  useCase(SaveAnswersUseCase, ofAttempts),
  SubmitAttemptHandler,
  useCase(SubmitAttemptUseCase, ofAttempts),
  CloseAttemptHandler,
  useCase(CloseAttemptUseCase, { ...ofAttempts, alarm }),
  MarkAnswerHandler,
  useCase(MarkAnswerUseCase, ofAttempts),
  ReleaseAttemptsHandler,
  useCase(ReleaseAttemptsUseCase, { ...ofAttempts, outlines: OutlineRepository }),
  RegradeQuestionHandler,
  useCase(RegradeQuestionUseCase, { ...ofAttempts, outlines: OutlineRepository, questions }),
];
