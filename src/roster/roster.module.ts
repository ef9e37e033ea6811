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
    // persistence
    { provide: SectionRepository, useClass: MikroSectionRepository },
  ],
})
export class RosterModule {}
