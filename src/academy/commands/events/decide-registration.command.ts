import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  DecideRegistrationUseCase,
  type DecideRegistrationInput,
} from '#domain/academy/events/use-cases/decide-registration.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DecideRegistrationCommand extends Command<void> {
  constructor(
    readonly input: DecideRegistrationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DecideRegistrationCommand)
export class DecideRegistrationHandler implements ICommandHandler<DecideRegistrationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DecideRegistrationUseCase,
  ) {}

  execute({ input, actor }: DecideRegistrationCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
