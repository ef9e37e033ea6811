import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OrderCodesUseCase, type OrderCodesInput } from '#domain/attendance/use-cases/order-codes.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OrderCodesCommand extends Command<void> {
  constructor(
    readonly input: OrderCodesInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OrderCodesCommand)
export class OrderCodesHandler implements ICommandHandler<OrderCodesCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OrderCodesUseCase,
  ) {}

  execute({ input, actor }: OrderCodesCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
