import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { courseCommands } from './commands/course.wiring.js';
import { outlineCommands } from './commands/outline.wiring.js';
import { courseAnnouncers } from './events/course.announcers.js';
import { learningPublicEvents } from './events/learning.public-events.js';
import { learningControllers } from './http/learning.controllers.js';
import { LearningApi } from './learning.api.js';
import { learningRepositories } from './persistence/learning.repositories.js';
import { learningQueries } from './queries/learning.queries.js';
import { OnlineCourseTopic } from './ws/online-course.topic.js';
import { OnlineCoursesTopic } from './ws/online-courses.topic.js';

/** Online courses: what is taught, in which runs, and what a run is made of. */
@Module({
  imports: [IdentityModule, RosterModule],
  controllers: [...learningControllers],
  providers: [
    // commands
    ...courseCommands,
    ...outlineCommands,
    // queries
    ...learningQueries,
    // events
    ...courseAnnouncers,
    learningPublicEvents,
    // sockets
    OnlineCoursesTopic,
    OnlineCourseTopic,
    // persistence
    ...learningRepositories,
    // for other contexts
    LearningApi,
  ],
  exports: [LearningApi],
})
export class LearningModule {}
