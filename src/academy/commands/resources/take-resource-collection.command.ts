import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { FileToTake } from '#domain/academy/resources/download';
import { TakeCollectionUseCase } from '#domain/academy/resources/use-cases/take-collection.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TakeResourceCollectionCommand extends Command<FileToTake[]> {
  constructor(
    readonly input: Parameters<TakeCollectionUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TakeResourceCollectionCommand)
export class TakeResourceCollectionHandler implements ICommandHandler<TakeResourceCollectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TakeCollectionUseCase,
  ) {}

  execute({ input, actor }: TakeResourceCollectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
