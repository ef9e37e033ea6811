import { ContentRepository } from '#domain/academy/content/content.repository';
import { PublicationAlarm } from '#domain/academy/content/publication-alarm';
import { SiteRepository } from '#domain/academy/content/site.repository';
import { MikroContentRepository } from './mikro-content.repository.js';
import { MikroSiteRepository } from './mikro-site.repository.js';
import { QueuedPublicationAlarm } from './queued-publication-alarm.js';

/** How the site of a school and what it publishes are kept. */
export const contentRepositories = [
  { provide: SiteRepository, useClass: MikroSiteRepository },
  { provide: ContentRepository, useClass: MikroContentRepository },
  { provide: PublicationAlarm, useClass: QueuedPublicationAlarm },
];
