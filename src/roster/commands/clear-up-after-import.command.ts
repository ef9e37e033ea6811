import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ImportScope } from '#domain/roster/import/import-staging';
import { ClearUpAfterImportUseCase } from '#domain/roster/use-cases/clear-up-after-import.use-case';

export class ClearUpAfterImportCommand extends Command<void> {
  constructor(readonly scope: ImportScope) {
    super();
  }
}

/** No unit of work: what it drops belongs to no aggregate. */
@CommandHandler(ClearUpAfterImportCommand)
export class ClearUpAfterImportHandler implements ICommandHandler<ClearUpAfterImportCommand> {
  constructor(private readonly useCase: ClearUpAfterImportUseCase) {}

  execute({ scope }: ClearUpAfterImportCommand) {
    return this.useCase.execute(scope);
  }
}
