import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DescribeCollectionUseCase } from '#domain/academy/resources/use-cases/describe-collection.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DescribeResourceCollectionCommand extends Command<void> {
  constructor(
    readonly input: Parameters<DescribeCollectionUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DescribeResourceCollectionCommand)
export class DescribeResourceCollectionHandler implements ICommandHandler<DescribeResourceCollectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DescribeCollectionUseCase,
  ) {}

  execute({ input, actor }: DescribeResourceCollectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
