import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CancelRegistrationUseCase,
  type CancelRegistrationInput,
} from '#domain/academy/events/use-cases/cancel-registration.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CancelRegistrationCommand extends Command<void> {
  constructor(
    readonly input: CancelRegistrationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CancelRegistrationCommand)
export class CancelRegistrationHandler implements ICommandHandler<CancelRegistrationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CancelRegistrationUseCase,
  ) {}

  execute({ input, actor }: CancelRegistrationCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
