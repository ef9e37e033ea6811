import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { OnlineCourses } from '#domain/overview/online-courses';
import type { CourseOfStudent } from '#domain/overview/student-overview';
import { LearningApi } from '../../learning/learning.api.js';

/** What online courses say of learners, instructors and days. */
@Injectable()
export class LearningFacts implements OnlineCourses {
  constructor(private readonly learning: LearningApi) {}

  async ofStudent(studentId: string, actor: Actor): Promise<CourseOfStudent[]> {
    const courses = await this.learning.coursesOfLearner(studentId, actor);
    return courses.map(({ enrolmentId, courseId, courseTitle, runId, runTitle, ...course }) => ({
      enrolmentId,
      courseId,
      courseTitle,
      runId,
      runTitle,
      schedule: { startsOn: course.startsOn, endsOn: course.endsOn, deadline: course.deadline },
      instructors: course.instructors,
      progress: {
        state: course.progress,
        done: course.done,
        total: course.total,
        percent: course.percent,
        next: course.nextItem && { itemId: course.nextItem.itemId, title: course.nextItem.title },
      },
    }));
  }

  taughtBy(teacherId: string, actor: Actor) {
    return this.learning.coursesTaught(teacherId, actor);
  }

  day(date: LocalDate | undefined, actor: Actor) {
    return this.learning.day(date, actor);
  }
}
