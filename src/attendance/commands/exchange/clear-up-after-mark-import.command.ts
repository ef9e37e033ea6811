import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MarkFilePlace } from '#domain/attendance/mark-import/mark-import-ports';
import { ClearUpAfterMarkImportUseCase } from '#domain/attendance/mark-import/use-cases/clear-up-after-mark-import.use-case';

export class ClearUpAfterMarkImportCommand extends Command<void> {
  constructor(readonly at: MarkFilePlace) {
    super();
  }
}

/** No unit of work: half a clearing up does no harm, and is done again. */
@CommandHandler(ClearUpAfterMarkImportCommand)
export class ClearUpAfterMarkImportHandler implements ICommandHandler<ClearUpAfterMarkImportCommand> {
  constructor(private readonly useCase: ClearUpAfterMarkImportUseCase) {}

  execute({ at }: ClearUpAfterMarkImportCommand) {
    return this.useCase.execute(at);
  }
}
