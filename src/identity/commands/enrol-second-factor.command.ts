import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConfirmPasswordUseCase,
  type ConfirmPasswordInput,
} from '#domain/identity/use-cases/confirm-password.use-case';
import {
  EnrolSecondFactorUseCase,
  type SecondFactorEnrolment,
} from '#domain/identity/use-cases/enrol-second-factor.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EnrolSecondFactorCommand extends Command<SecondFactorEnrolment> {
  constructor(
    readonly input: ConfirmPasswordInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EnrolSecondFactorCommand)
export class EnrolSecondFactorHandler implements ICommandHandler<EnrolSecondFactorCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly confirmPassword: ConfirmPasswordUseCase,
    private readonly useCase: EnrolSecondFactorUseCase,
  ) {}

  execute({ input, actor }: EnrolSecondFactorCommand) {
    return this.confirmPassword
      .execute(input)
      .then(() => this.unitOfWork.run(actor, () => this.useCase.execute(actor)));
  }
}
