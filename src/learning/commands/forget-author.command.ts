import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { ForgottenAccount } from '#domain/learning/erasure/personal-traces';
import { ForgetAccountUseCase } from '#domain/learning/use-cases/forget-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetAuthorCommand extends Command<void> {
  constructor(
    readonly input: ForgottenAccount,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetAuthorCommand)
export class ForgetAuthorHandler implements ICommandHandler<ForgetAuthorCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetAccountUseCase,
  ) {}

  execute({ input, actor }: ForgetAuthorCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
