import { AssignTeacherUseCase } from '#domain/roster/use-cases/assign-teacher.use-case';
import { ChangeCourseUseCase } from '#domain/roster/use-cases/change-course.use-case';
import { ChangeMeetingUseCase } from '#domain/roster/use-cases/change-meeting.use-case';
import { ChangeSectionUseCase } from '#domain/roster/use-cases/change-section.use-case';
import { ChangeTeachingAssignmentUseCase } from '#domain/roster/use-cases/change-teaching-assignment.use-case';
import { CourseRepository } from '#domain/roster/course.repository';
import { CreateCourseUseCase } from '#domain/roster/use-cases/create-course.use-case';
import { CreateSectionUseCase } from '#domain/roster/use-cases/create-section.use-case';
import { EndSectionUseCase } from '#domain/roster/use-cases/end-section.use-case';
import { EndTeachingAssignmentUseCase } from '#domain/roster/use-cases/end-teaching-assignment.use-case';
import { EnrolmentRepository } from '#domain/roster/enrolment.repository';
import { MeetingRepository } from '#domain/roster/meeting.repository';
import { PlaceSectionInTermsUseCase } from '#domain/roster/use-cases/place-section-in-terms.use-case';
import { RemoveCourseUseCase } from '#domain/roster/use-cases/remove-course.use-case';
import { RemoveMeetingUseCase } from '#domain/roster/use-cases/remove-meeting.use-case';
import { RosterPersonRepository } from '#domain/roster/roster-person.repository';
import { ScheduleMeetingUseCase } from '#domain/roster/use-cases/schedule-meeting.use-case';
import { SectionRepository } from '#domain/roster/section.repository';
import { TeachingAssignmentRepository } from '#domain/roster/teaching-assignment.repository';
import { TermRepository } from '#domain/roster/term.repository';
import { useCase } from '#platform/wiring/use-case';
import { AssignTeacherHandler } from './assign-teacher.command.js';
import { ChangeCourseHandler } from './change-course.command.js';
import { ChangeMeetingHandler } from './change-meeting.command.js';
import { ChangeSectionHandler } from './change-section.command.js';
import { ChangeTeachingAssignmentHandler } from './change-teaching-assignment.command.js';
import { CreateCourseHandler } from './create-course.command.js';
import { CreateSectionHandler } from './create-section.command.js';
import { EndSectionHandler } from './end-section.command.js';
import { EndTeachingAssignmentHandler } from './end-teaching-assignment.command.js';
import { PlaceSectionInTermsHandler } from './place-section-in-terms.command.js';
import { RemoveCourseHandler } from './remove-course.command.js';
import { RemoveMeetingHandler } from './remove-meeting.command.js';
import { ScheduleMeetingHandler } from './schedule-meeting.command.js';

/** The commands about courses, sections, the timetable and who teaches, each with its use case. */
export const timetableCommands = [
  CreateCourseHandler,
  useCase(CreateCourseUseCase, { courses: CourseRepository }),
  ChangeCourseHandler,
  useCase(ChangeCourseUseCase, { courses: CourseRepository }),
  RemoveCourseHandler,
  useCase(RemoveCourseUseCase, { courses: CourseRepository }),
  CreateSectionHandler,
  useCase(CreateSectionUseCase, { sections: SectionRepository }),
  ChangeSectionHandler,
  useCase(ChangeSectionUseCase, { sections: SectionRepository }),
  PlaceSectionInTermsHandler,
  useCase(PlaceSectionInTermsUseCase, { sections: SectionRepository, terms: TermRepository }),
  EndSectionHandler,
  useCase(EndSectionUseCase, {
    sections: SectionRepository,
    enrolments: EnrolmentRepository,
    assignments: TeachingAssignmentRepository,
    meetings: MeetingRepository,
  }),
  ScheduleMeetingHandler,
  useCase(ScheduleMeetingUseCase, { sections: SectionRepository, meetings: MeetingRepository }),
  ChangeMeetingHandler,
  useCase(ChangeMeetingUseCase, { sections: SectionRepository, meetings: MeetingRepository }),
  RemoveMeetingHandler,
  useCase(RemoveMeetingUseCase, { meetings: MeetingRepository }),
  AssignTeacherHandler,
  useCase(AssignTeacherUseCase, {
    sections: SectionRepository,
    people: RosterPersonRepository,
    assignments: TeachingAssignmentRepository,
  }),
  ChangeTeachingAssignmentHandler,
  useCase(ChangeTeachingAssignmentUseCase, {
    sections: SectionRepository,
    assignments: TeachingAssignmentRepository,
  }),
  EndTeachingAssignmentHandler,
  useCase(EndTeachingAssignmentUseCase, { assignments: TeachingAssignmentRepository }),
];
