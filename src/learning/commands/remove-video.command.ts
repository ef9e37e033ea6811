import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveVideoUseCase } from '#domain/learning/use-cases/remove-video.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveVideoCommand extends Command<void> {
  constructor(
    readonly input: Parameters<RemoveVideoUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveVideoCommand)
export class RemoveVideoHandler implements ICommandHandler<RemoveVideoCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveVideoUseCase,
  ) {}

  execute({ input, actor }: RemoveVideoCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
