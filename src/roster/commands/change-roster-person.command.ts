import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeRosterPersonUseCase,
  type ChangeRosterPersonInput,
} from '#domain/roster/use-cases/change-roster-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeRosterPersonCommand extends Command<void> {
  constructor(
    readonly input: ChangeRosterPersonInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeRosterPersonCommand)
export class ChangeRosterPersonHandler implements ICommandHandler<ChangeRosterPersonCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeRosterPersonUseCase,
  ) {}

  execute({ input, actor }: ChangeRosterPersonCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
