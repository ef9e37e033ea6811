import { Module } from '@nestjs/common';
import { SectionRepository } from '#domain/roster/section.repository';
import { ChangeSectionUseCase } from '#domain/roster/use-cases/change-section.use-case';
import { CreateSectionUseCase } from '#domain/roster/use-cases/create-section.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ChangeSectionHandler } from './commands/change-section.command.js';
import { CreateSectionHandler } from './commands/create-section.command.js';
import { SectionController } from './http/section.controller.js';
import { MikroSectionRepository } from './persistence/mikro-section.repository.js';
import { GetSectionHandler } from './queries/get-section.query.js';
import { ListSectionsHandler } from './queries/list-sections.query.js';
import { MeetingsOnHandler } from './queries/meetings-on.query.js';
import { StudentsOfHandler } from './queries/students-of.query.js';
import { TimeZoneHandler } from './queries/time-zone.query.js';
import { RosterApi } from './roster.api.js';

@Module({
  controllers: [SectionController],
  providers: [
    // commands
    CreateSectionHandler,
    useCase(CreateSectionUseCase, { sections: SectionRepository }),
    ChangeSectionHandler,
    useCase(ChangeSectionUseCase, { sections: SectionRepository }),
    // queries
    GetSectionHandler,
    ListSectionsHandler,
    MeetingsOnHandler,
    StudentsOfHandler,
    TimeZoneHandler,
    // other contexts
    RosterApi,
    // persistence
    { provide: SectionRepository, useClass: MikroSectionRepository },
  ],
  exports: [RosterApi],
})
export class RosterModule {}
