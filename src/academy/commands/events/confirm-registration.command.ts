import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConfirmRegistrationUseCase,
  type ConfirmRegistrationInput,
} from '#domain/academy/events/use-cases/confirm-registration.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ConfirmRegistrationCommand extends Command<void> {
  constructor(
    readonly input: ConfirmRegistrationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ConfirmRegistrationCommand)
export class ConfirmRegistrationHandler implements ICommandHandler<ConfirmRegistrationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ConfirmRegistrationUseCase,
  ) {}

  execute({ input, actor }: ConfirmRegistrationCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
