import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { KeepFileUseCase } from '#domain/learning/use-cases/keep-file.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class KeepFileCommand extends Command<{ id: string }> {
  constructor(
    readonly input: Parameters<KeepFileUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(KeepFileCommand)
export class KeepFileHandler implements ICommandHandler<KeepFileCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: KeepFileUseCase,
  ) {}

  execute({ input, actor }: KeepFileCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
