import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ArrangeCollectionUseCase } from '#domain/academy/resources/use-cases/arrange-collection.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ArrangeResourceCollectionCommand extends Command<void> {
  constructor(
    readonly input: Parameters<ArrangeCollectionUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ArrangeResourceCollectionCommand)
export class ArrangeResourceCollectionHandler implements ICommandHandler<ArrangeResourceCollectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ArrangeCollectionUseCase,
  ) {}

  execute({ input, actor }: ArrangeResourceCollectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
