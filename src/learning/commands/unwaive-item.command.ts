import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { UnwaiveItemUseCase, type UnwaiveItemInput } from '#domain/learning/use-cases/unwaive-item.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class UnwaiveItemCommand extends Command<void> {
  constructor(
    readonly input: UnwaiveItemInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(UnwaiveItemCommand)
export class UnwaiveItemHandler implements ICommandHandler<UnwaiveItemCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: UnwaiveItemUseCase,
  ) {}

  execute({ input, actor }: UnwaiveItemCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
