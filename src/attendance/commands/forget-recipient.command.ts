import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { ForgottenAccount } from '#domain/attendance/erasure/personal-traces';
import { ForgetAccountUseCase } from '#domain/attendance/use-cases/forget-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetRecipientCommand extends Command<void> {
  constructor(
    readonly input: ForgottenAccount,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetRecipientCommand)
export class ForgetRecipientHandler implements ICommandHandler<ForgetRecipientCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetAccountUseCase,
  ) {}

  execute({ input, actor }: ForgetRecipientCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
