import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateCollectionUseCase } from '#domain/academy/resources/use-cases/create-collection.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateResourceCollectionCommand extends Command<{ id: string }> {
  constructor(
    readonly input: Parameters<CreateCollectionUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateResourceCollectionCommand)
export class CreateResourceCollectionHandler implements ICommandHandler<CreateResourceCollectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateCollectionUseCase,
  ) {}

  execute({ input, actor }: CreateResourceCollectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
