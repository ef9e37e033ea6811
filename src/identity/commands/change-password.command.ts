import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangePasswordUseCase,
  type ChangePasswordInput,
} from '#domain/identity/use-cases/change-password.use-case';
import { ChoosePasswordUseCase } from '#domain/identity/use-cases/choose-password.use-case';
import {
  ConfirmPasswordUseCase,
  type ConfirmPasswordInput,
} from '#domain/identity/use-cases/confirm-password.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

type Input = ConfirmPasswordInput &
  Omit<ChangePasswordInput, 'passwordHash'> & { readonly newPassword: string };

export class ChangePasswordCommand extends Command<void> {
  constructor(
    readonly input: Input,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangePasswordCommand)
export class ChangePasswordHandler implements ICommandHandler<ChangePasswordCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmPassword: ConfirmPasswordUseCase,
    private readonly choosePassword: ChoosePasswordUseCase,
    private readonly useCase: ChangePasswordUseCase,
  ) {}

  execute({ input, actor }: ChangePasswordCommand) {
    return this.confirmPassword
      .execute(input)
      .then((account) => this.choosePassword.execute({ ...account, password: input.newPassword }))
      .then((passwordHash) =>
        this.unitOfWork.run(actor, () => this.useCase.execute({ ...input, passwordHash }, actor)),
      );
  }
}
