import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveCollectionUseCase } from '#domain/academy/resources/use-cases/remove-collection.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveResourceCollectionCommand extends Command<void> {
  constructor(
    readonly input: Parameters<RemoveCollectionUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveResourceCollectionCommand)
export class RemoveResourceCollectionHandler implements ICommandHandler<RemoveResourceCollectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveCollectionUseCase,
  ) {}

  execute({ input, actor }: RemoveResourceCollectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
