import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConfirmPasswordUseCase,
  type ConfirmPasswordInput,
} from '#domain/identity/use-cases/confirm-password.use-case';
import {
  EraseOwnAccountUseCase,
  type EraseOwnAccountInput,
} from '#domain/identity/use-cases/erase-own-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EraseOwnAccountCommand extends Command<void> {
  constructor(
    readonly input: ConfirmPasswordInput & EraseOwnAccountInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EraseOwnAccountCommand)
export class EraseOwnAccountHandler implements ICommandHandler<EraseOwnAccountCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmPassword: ConfirmPasswordUseCase,
    private readonly useCase: EraseOwnAccountUseCase,
  ) {}

  execute({ input, actor }: EraseOwnAccountCommand) {
    return this.confirmPassword
      .execute(input)
      .then(() => this.unitOfWork.run(actor, () => this.useCase.execute(input, actor)));
  }
}
