import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConfirmPasswordUseCase,
  type ConfirmPasswordInput,
} from '#domain/identity/use-cases/confirm-password.use-case';
import {
  DisableSecondFactorUseCase,
  type DisableSecondFactorInput,
} from '#domain/identity/use-cases/disable-second-factor.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DisableSecondFactorCommand extends Command<void> {
  constructor(
    readonly input: ConfirmPasswordInput & DisableSecondFactorInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DisableSecondFactorCommand)
export class DisableSecondFactorHandler implements ICommandHandler<DisableSecondFactorCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmPassword: ConfirmPasswordUseCase,
    private readonly useCase: DisableSecondFactorUseCase,
  ) {}

  execute({ input, actor }: DisableSecondFactorCommand) {
    return this.confirmPassword
      .execute(input)
      .then(() => this.unitOfWork.run(actor, () => this.useCase.execute(input, actor)));
  }
}
