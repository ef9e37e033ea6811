import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import {
  ConfirmPasswordUseCase,
  type ConfirmPasswordInput,
} from '#domain/identity/use-cases/confirm-password.use-case';
import { OpenLinkUseCase } from '#domain/identity/use-cases/open-link.use-case';
import { VerifyEmailUseCase, type VerifyEmailInput } from '#domain/identity/use-cases/verify-email.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class VerifyEmailCommand extends Command<void> {
  constructor(readonly input: VerifyEmailInput & Omit<ConfirmPasswordInput, 'personId'>) {
    super();
  }
}

@CommandHandler(VerifyEmailCommand)
export class VerifyEmailHandler implements ICommandHandler<VerifyEmailCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly openLink: OpenLinkUseCase,
    private readonly confirmPassword: ConfirmPasswordUseCase,
    private readonly useCase: VerifyEmailUseCase,
  ) {}

  execute({ input }: VerifyEmailCommand) {
    return this.openLink
      .execute(input.token)
      .then(({ personId }) => this.confirmPassword.execute({ ...input, personId }))
      .then(({ personId }) =>
        this.unitOfWork.run(systemActor(null, personId), () => this.useCase.execute(input)),
      );
  }
}
