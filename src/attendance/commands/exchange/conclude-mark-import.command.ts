import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConcludeMarkImportUseCase,
  type ConcludeMarkImportInput,
} from '#domain/attendance/mark-import/use-cases/conclude-mark-import.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ConcludeMarkImportCommand extends Command<void> {
  constructor(
    readonly input: ConcludeMarkImportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ConcludeMarkImportCommand)
export class ConcludeMarkImportHandler implements ICommandHandler<ConcludeMarkImportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ConcludeMarkImportUseCase,
  ) {}

  execute({ input, actor }: ConcludeMarkImportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
