import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChoosePreferencesUseCase,
  type ChoosePreferencesInput,
} from '#domain/attendance/notifications/use-cases/choose-preferences.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChoosePreferencesCommand extends Command<void> {
  constructor(
    readonly input: ChoosePreferencesInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChoosePreferencesCommand)
export class ChoosePreferencesHandler implements ICommandHandler<ChoosePreferencesCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChoosePreferencesUseCase,
  ) {}

  execute({ input, actor }: ChoosePreferencesCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
