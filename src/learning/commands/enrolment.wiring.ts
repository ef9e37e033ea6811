import { Clock } from '#domain/kernel/clock';
import { AdmissionRepository } from '#domain/learning/enrolment/admission.repository';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { Learners } from '#domain/learning/enrolment/learners';
import { AnswerInvitationUseCase } from '#domain/learning/use-cases/answer-invitation.use-case';
import { ChangeAdmissionUseCase } from '#domain/learning/use-cases/change-admission.use-case';
import { EnrolLearnersUseCase } from '#domain/learning/use-cases/enrol-learners.use-case';
import { JoinRunUseCase } from '#domain/learning/use-cases/join-run.use-case';
import { KeepEnrolmentsUseCase } from '#domain/learning/use-cases/keep-enrolments.use-case';
import { LeaveRunUseCase } from '#domain/learning/use-cases/leave-run.use-case';
import { SetEnrolmentStateUseCase } from '#domain/learning/use-cases/set-enrolment-state.use-case';
import { SetJoinCodeUseCase } from '#domain/learning/use-cases/set-join-code.use-case';
import { TakeSectionsUseCase } from '#domain/learning/use-cases/take-sections.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AnswerInvitationHandler } from './answer-invitation.command.js';
import { ChangeAdmissionHandler } from './change-admission.command.js';
import { EnrolLearnersHandler } from './enrol-learners.command.js';
import { JoinRunHandler } from './join-run.command.js';
import { KeepEnrolmentsHandler } from './keep-enrolments.command.js';
import { LeaveRunHandler } from './leave-run.command.js';
import { SetEnrolmentStateHandler } from './set-enrolment-state.command.js';
import { SetJoinCodeHandler } from './set-join-code.command.js';
import { TakeSectionsHandler } from './take-sections.command.js';

const admissions = AdmissionRepository;
const ofEnrolments = { enrolments: CourseEnrolmentRepository, clock: Clock };
const ofLearners = { ...ofEnrolments, admissions, learners: Learners };

/** The commands about who learns in which run, each with its use case. */
export const enrolmentCommands = [
  ChangeAdmissionHandler,
  useCase(ChangeAdmissionUseCase, { admissions }),
  SetJoinCodeHandler,
  useCase(SetJoinCodeUseCase, { admissions }),
  TakeSectionsHandler,
  useCase(TakeSectionsUseCase, { admissions }),
  EnrolLearnersHandler,
  useCase(EnrolLearnersUseCase, ofLearners),
  JoinRunHandler,
  useCase(JoinRunUseCase, ofLearners),
  AnswerInvitationHandler,
  useCase(AnswerInvitationUseCase, ofEnrolments),
  LeaveRunHandler,
  useCase(LeaveRunUseCase, ofEnrolments),
  SetEnrolmentStateHandler,
  useCase(SetEnrolmentStateUseCase, ofEnrolments),
  KeepEnrolmentsHandler,
  useCase(KeepEnrolmentsUseCase, ofEnrolments),
];
