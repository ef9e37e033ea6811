import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MarkFilePlace } from '#domain/attendance/mark-import/mark-import-ports';
import type { FileEncoding } from '#domain/attendance/mark-import/mark-import.words';
import {
  StageMarkFileUseCase,
  type StagingProgress,
} from '#domain/attendance/mark-import/use-cases/stage-mark-file.use-case';

export class StageMarkFileCommand extends Command<string | null> {
  constructor(
    readonly at: MarkFilePlace,
    readonly encoding: FileEncoding,
    readonly progress: StagingProgress,
  ) {
    super();
  }
}

/** No unit of work: staging commits as it goes, and begins again after a crash. */
@CommandHandler(StageMarkFileCommand)
export class StageMarkFileHandler implements ICommandHandler<StageMarkFileCommand> {
  constructor(private readonly useCase: StageMarkFileUseCase) {}

  execute({ at, encoding, progress }: StageMarkFileCommand) {
    return this.useCase.execute(at, encoding, progress);
  }
}
