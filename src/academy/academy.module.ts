import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AcademyApi } from './academy.api.js';
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
import { CollectionZip } from './http/resources/collection-zip.js';
import { DownloadAddresses } from './http/resources/download-addresses.js';
import { DownloadDelivery } from './http/resources/download-delivery.js';
import { resourceControllers } from './http/resources/resource.controllers.js';
import { resourceRepositories } from './persistence/resources/resource.repositories.js';
import { resourceQueries } from './queries/resources/resource.queries.js';
import { ResourcesTopic } from './ws/resources/resources.topic.js';
import { eventCommands } from './commands/events/event.wiring.js';
import { seatCommands } from './commands/events/seat.wiring.js';
import { eventAnnouncers } from './events/events/event.announcers.js';
import { eventPublicEvents } from './events/events/event.public-events.js';
import { ReleaseSeats } from './events/events/release-seats.on-account-erased.js';
import { eventControllers } from './http/events/event.controllers.js';
import { SettleQuotaJob } from './jobs/events/settle-quota.job.js';
import { eventRepositories } from './persistence/events/event.repositories.js';
import { eventQueries } from './queries/events/event.queries.js';
import { AttendeeTopic } from './ws/events/attendee.topic.js';
import { AttendeesTopic } from './ws/events/attendees.topic.js';
import { OccurrenceTopic } from './ws/events/occurrence.topic.js';
import { ScanTicketAction } from './ws/events/scan-ticket.action.js';

/** What a school tells, gives and holds beside its lessons: content, resources and events. */
@Module({
  imports: [IdentityModule],
  controllers: [...contentControllers, ...resourceControllers, ...eventControllers],
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
    CollectionZip,
    ShowResource,
    ShowDownload,
    ShowCollection,
    resourcePublicEvents,
    ResourcesTopic,
    // events
    ...eventCommands,
    ...seatCommands,
    ...eventQueries,
    ...eventAnnouncers,
    eventPublicEvents,
    ReleaseSeats,
    SettleQuotaJob,
    OccurrenceTopic,
    AttendeesTopic,
    AttendeeTopic,
    ScanTicketAction,
    ...eventRepositories,
    // for other contexts
    AcademyApi,
  ],
  exports: [AcademyApi],
})
export class AcademyModule {}
