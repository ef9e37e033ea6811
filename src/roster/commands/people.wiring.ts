import { ActivateEnrolmentUseCase } from '#domain/roster/use-cases/activate-enrolment.use-case';
import { AddRosterPersonUseCase } from '#domain/roster/use-cases/add-roster-person.use-case';
import { ChangeGuardianLinkUseCase } from '#domain/roster/use-cases/change-guardian-link.use-case';
import { ChangeRosterPersonUseCase } from '#domain/roster/use-cases/change-roster-person.use-case';
import { EndEnrolmentUseCase } from '#domain/roster/use-cases/end-enrolment.use-case';
import { EnrolStudentUseCase } from '#domain/roster/use-cases/enrol-student.use-case';
import { EnrolmentRepository } from '#domain/roster/enrolment.repository';
import { GuardianLinkRepository } from '#domain/roster/guardian-link.repository';
import { LinkGuardianUseCase } from '#domain/roster/use-cases/link-guardian.use-case';
import { LinkSignInUseCase } from '#domain/roster/use-cases/link-sign-in.use-case';
import { RecordDepartureUseCase } from '#domain/roster/use-cases/record-departure.use-case';
import { RecordReturnUseCase } from '#domain/roster/use-cases/record-return.use-case';
import { RedateEnrolmentUseCase } from '#domain/roster/use-cases/redate-enrolment.use-case';
import { ResumeEnrolmentUseCase } from '#domain/roster/use-cases/resume-enrolment.use-case';
import { RosterPersonRepository } from '#domain/roster/roster-person.repository';
import { SectionRepository } from '#domain/roster/section.repository';
import { SuspendEnrolmentUseCase } from '#domain/roster/use-cases/suspend-enrolment.use-case';
import { TeachingAssignmentRepository } from '#domain/roster/teaching-assignment.repository';
import { UnlinkSignInUseCase } from '#domain/roster/use-cases/unlink-sign-in.use-case';
import { UnlinkGuardianUseCase } from '#domain/roster/use-cases/unlink-guardian.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ActivateEnrolmentHandler } from './activate-enrolment.command.js';
import { AddRosterPersonHandler } from './add-roster-person.command.js';
import { ChangeGuardianLinkHandler } from './change-guardian-link.command.js';
import { ChangeRosterPersonHandler } from './change-roster-person.command.js';
import { EndEnrolmentHandler } from './end-enrolment.command.js';
import { EnrolStudentHandler } from './enrol-student.command.js';
import { LinkGuardianHandler } from './link-guardian.command.js';
import { LinkSignInHandler } from './link-sign-in.command.js';
import { RecordDepartureHandler } from './record-departure.command.js';
import { RecordReturnHandler } from './record-return.command.js';
import { RedateEnrolmentHandler } from './redate-enrolment.command.js';
import { ResumeEnrolmentHandler } from './resume-enrolment.command.js';
import { SuspendEnrolmentHandler } from './suspend-enrolment.command.js';
import { UnlinkSignInHandler } from './unlink-sign-in.command.js';
import { UnlinkGuardianHandler } from './unlink-guardian.command.js';

/** The commands about people, guardians and enrolments, each with its use case. */
export const peopleCommands = [
  AddRosterPersonHandler,
  useCase(AddRosterPersonUseCase, { people: RosterPersonRepository }),
  ChangeRosterPersonHandler,
  useCase(ChangeRosterPersonUseCase, { people: RosterPersonRepository }),
  RecordDepartureHandler,
  useCase(RecordDepartureUseCase, {
    people: RosterPersonRepository,
    enrolments: EnrolmentRepository,
    assignments: TeachingAssignmentRepository,
  }),
  RecordReturnHandler,
  useCase(RecordReturnUseCase, { people: RosterPersonRepository }),
  LinkSignInHandler,
  useCase(LinkSignInUseCase, { people: RosterPersonRepository }),
  UnlinkSignInHandler,
  useCase(UnlinkSignInUseCase, { people: RosterPersonRepository }),
  LinkGuardianHandler,
  useCase(LinkGuardianUseCase, { people: RosterPersonRepository, links: GuardianLinkRepository }),
  ChangeGuardianLinkHandler,
  useCase(ChangeGuardianLinkUseCase, { links: GuardianLinkRepository }),
  UnlinkGuardianHandler,
  useCase(UnlinkGuardianUseCase, { links: GuardianLinkRepository }),
  EnrolStudentHandler,
  useCase(EnrolStudentUseCase, {
    sections: SectionRepository,
    people: RosterPersonRepository,
    enrolments: EnrolmentRepository,
  }),
  RedateEnrolmentHandler,
  useCase(RedateEnrolmentUseCase, { sections: SectionRepository, enrolments: EnrolmentRepository }),
  ActivateEnrolmentHandler,
  useCase(ActivateEnrolmentUseCase, { enrolments: EnrolmentRepository }),
  SuspendEnrolmentHandler,
  useCase(SuspendEnrolmentUseCase, { enrolments: EnrolmentRepository }),
  ResumeEnrolmentHandler,
  useCase(ResumeEnrolmentUseCase, { enrolments: EnrolmentRepository }),
  EndEnrolmentHandler,
  useCase(EndEnrolmentUseCase, { enrolments: EnrolmentRepository }),
];
