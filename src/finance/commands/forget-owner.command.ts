import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ForgetOwnerUseCase, type ForgetOwnerInput } from '#domain/finance/use-cases/forget-owner.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetOwnerCommand extends Command<void> {
  constructor(
    readonly input: ForgetOwnerInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetOwnerCommand)
export class ForgetOwnerHandler implements ICommandHandler<ForgetOwnerCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetOwnerUseCase,
  ) {}

  execute({ input, actor }: ForgetOwnerCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
