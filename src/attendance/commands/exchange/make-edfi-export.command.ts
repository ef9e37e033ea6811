import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EdfiPackage } from '#domain/attendance/edfi/edfi-export.words';
import type { EdfiScope } from '#domain/attendance/edfi/edfi-ports';
import {
  MakeEdfiExportUseCase,
  type EdfiProgress,
} from '#domain/attendance/edfi/use-cases/make-edfi-export.use-case';

export class MakeEdfiExportCommand extends Command<EdfiPackage> {
  constructor(
    readonly scope: EdfiScope,
    readonly progress: EdfiProgress,
  ) {
    super();
  }
}

/** No unit of work: it reads a day at a time, and writes a file. */
@CommandHandler(MakeEdfiExportCommand)
export class MakeEdfiExportHandler implements ICommandHandler<MakeEdfiExportCommand> {
  constructor(private readonly useCase: MakeEdfiExportUseCase) {}

  execute({ scope, progress }: MakeEdfiExportCommand) {
    return this.useCase.execute(scope, progress);
  }
}
