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
import { resourceCommands } from './commands/resources/resource.wiring.js';
import { ShowCollection } from './events/resources/show-collection.on-collection-changed.js';
import { ShowDownload } from './events/resources/show-download.on-resource-downloaded.js';
import { ShowResource } from './events/resources/show-resource.on-resource-changed.js';
import { resourcePublicEvents } from './events/resources/resource.public-events.js';
import { DownloadAddresses } from './http/resources/download-addresses.js';
import { DownloadDelivery } from './http/resources/download-delivery.js';
import { resourceControllers } from './http/resources/resource.controllers.js';
import { resourceRepositories } from './persistence/resources/resource.repositories.js';
import { resourceQueries } from './queries/resources/resource.queries.js';
import { ResourcesTopic } from './ws/resources/resources.topic.js';

/** What a school tells, gives and holds beside its lessons: content, resources and events. */
@Module({
  imports: [IdentityModule],
  controllers: [...contentControllers, ...resourceControllers],
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
    // resources
    ...resourceCommands,
    ...resourceQueries,
    ...resourceRepositories,
    DownloadAddresses,
    DownloadDelivery,
    ShowResource,
    ShowDownload,
    ShowCollection,
    resourcePublicEvents,
    ResourcesTopic,
  ],
})
export class AcademyModule {}
