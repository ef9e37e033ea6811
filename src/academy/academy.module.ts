import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { contentCommands } from './commands/content/content.wiring.js';
import { contentAnnouncers } from './events/content/content.announcers.js';
import { contentPublicEvents } from './events/content/content.public-events.js';
import { contentControllers } from './http/content/content.controllers.js';
import { PublishVersionJob } from './jobs/publish-version.job.js';
import { contentRepositories } from './persistence/content/content.repositories.js';
import { contentQueries } from './queries/content/content.queries.js';
import { ContentEntryTopic } from './ws/content/content-entry.topic.js';
import { SchoolContentTopic } from './ws/content/school-content.topic.js';

/** What a school tells, gives and holds beside its lessons: content, resources and events. */
@Module({
  imports: [IdentityModule],
  controllers: [...contentControllers],
  providers: [
    // content
    ...contentCommands,
    ...contentQueries,
    ...contentAnnouncers,
    contentPublicEvents,
    PublishVersionJob,
    ContentEntryTopic,
    SchoolContentTopic,
    ...contentRepositories,
  ],
})
export class AcademyModule {}
