import { Clock } from '#domain/kernel/clock';
import { ContentRepository } from '#domain/academy/content/content.repository';
import { PublicationAlarm } from '#domain/academy/content/publication-alarm';
import { SiteRepository } from '#domain/academy/content/site.repository';
import { OpenSiteUseCase } from '#domain/academy/content/use-cases/open-site.use-case';
import { ChangeSiteUseCase } from '#domain/academy/content/use-cases/change-site.use-case';
import { BeginEntryUseCase } from '#domain/academy/content/use-cases/begin-entry.use-case';
import { ChangeEntryUseCase } from '#domain/academy/content/use-cases/change-entry.use-case';
import { BeginVersionUseCase } from '#domain/academy/content/use-cases/begin-version.use-case';
import { WriteVersionUseCase } from '#domain/academy/content/use-cases/write-version.use-case';
import { SubmitVersionUseCase } from '#domain/academy/content/use-cases/submit-version.use-case';
import { GiveBackVersionUseCase } from '#domain/academy/content/use-cases/give-back-version.use-case';
import { DiscardVersionUseCase } from '#domain/academy/content/use-cases/discard-version.use-case';
import { PublishVersionUseCase } from '#domain/academy/content/use-cases/publish-version.use-case';
import { ScheduleVersionUseCase } from '#domain/academy/content/use-cases/schedule-version.use-case';
import { PublishDueVersionUseCase } from '#domain/academy/content/use-cases/publish-due-version.use-case';
import { UnpublishVersionUseCase } from '#domain/academy/content/use-cases/unpublish-version.use-case';
import { useCase } from '#platform/wiring/use-case';
import { OpenSiteHandler } from './open-site.command.js';
import { ChangeSiteHandler } from './change-site.command.js';
import { BeginEntryHandler } from './begin-entry.command.js';
import { ChangeEntryHandler } from './change-entry.command.js';
import { BeginVersionHandler } from './begin-version.command.js';
import { WriteVersionHandler } from './write-version.command.js';
import { SubmitVersionHandler } from './submit-version.command.js';
import { GiveBackVersionHandler } from './give-back-version.command.js';
import { DiscardVersionHandler } from './discard-version.command.js';
import { PublishVersionHandler } from './publish-version.command.js';
import { ScheduleVersionHandler } from './schedule-version.command.js';
import { PublishDueVersionHandler } from './publish-due-version.command.js';
import { UnpublishVersionHandler } from './unpublish-version.command.js';

const [sites, content, alarm] = [SiteRepository, ContentRepository, PublicationAlarm];

/** The commands about the site of a school and what it publishes, each with its use case. */
export const contentCommands = [
  OpenSiteHandler,
  useCase(OpenSiteUseCase, { sites }),
  ChangeSiteHandler,
  useCase(ChangeSiteUseCase, { sites }),
  BeginEntryHandler,
  useCase(BeginEntryUseCase, { sites, content, clock: Clock }),
  ChangeEntryHandler,
  useCase(ChangeEntryUseCase, { content }),
  BeginVersionHandler,
  useCase(BeginVersionUseCase, { sites, content, clock: Clock }),
  WriteVersionHandler,
  useCase(WriteVersionUseCase, { content }),
  SubmitVersionHandler,
  useCase(SubmitVersionUseCase, { content }),
  GiveBackVersionHandler,
  useCase(GiveBackVersionUseCase, { content }),
  DiscardVersionHandler,
  useCase(DiscardVersionUseCase, { content, clock: Clock }),
  PublishVersionHandler,
  useCase(PublishVersionUseCase, { content, clock: Clock }),
  ScheduleVersionHandler,
  useCase(ScheduleVersionUseCase, { content, alarm, clock: Clock }),
  PublishDueVersionHandler,
  useCase(PublishDueVersionUseCase, { content, alarm, clock: Clock }),
  UnpublishVersionHandler,
  useCase(UnpublishVersionUseCase, { content, clock: Clock }),
];
