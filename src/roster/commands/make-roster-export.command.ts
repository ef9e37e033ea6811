import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExportScope } from '#domain/roster/export/export-ports';
import type { ExportedPackage } from '#domain/roster/export/roster-export.words';
import {
  MakeRosterExportUseCase,
  type ExportProgress,
} from '#domain/roster/use-cases/make-roster-export.use-case';

export class MakeRosterExportCommand extends Command<ExportedPackage> {
  constructor(
    readonly scope: ExportScope,
    readonly progress: ExportProgress,
  ) {
    super();
  }
}

/** No unit of work: it reads a school at a time, and writes a file. */
@CommandHandler(MakeRosterExportCommand)
export class MakeRosterExportHandler implements ICommandHandler<MakeRosterExportCommand> {
  constructor(private readonly useCase: MakeRosterExportUseCase) {}

  execute({ scope, progress }: MakeRosterExportCommand) {
    return this.useCase.execute(scope, progress);
  }
}
