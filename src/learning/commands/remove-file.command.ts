import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveFileUseCase } from '#domain/learning/use-cases/remove-file.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveFileCommand extends Command<void> {
  constructor(
    readonly input: Parameters<RemoveFileUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveFileCommand)
export class RemoveFileHandler implements ICommandHandler<RemoveFileCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveFileUseCase,
  ) {}

  execute({ input, actor }: RemoveFileCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
