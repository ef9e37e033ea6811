import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DescribeResourceUseCase } from '#domain/academy/resources/use-cases/describe-resource.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DescribeResourceCommand extends Command<void> {
  constructor(
    readonly input: Parameters<DescribeResourceUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DescribeResourceCommand)
export class DescribeResourceHandler implements ICommandHandler<DescribeResourceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DescribeResourceUseCase,
  ) {}

  execute({ input, actor }: DescribeResourceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
