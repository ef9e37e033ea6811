import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WaiveItemUseCase, type WaiveItemInput } from '#domain/learning/use-cases/waive-item.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WaiveItemCommand extends Command<void> {
  constructor(
    readonly input: WaiveItemInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WaiveItemCommand)
export class WaiveItemHandler implements ICommandHandler<WaiveItemCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WaiveItemUseCase,
  ) {}

  execute({ input, actor }: WaiveItemCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
