import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AddRosterPersonUseCase,
  type AddRosterPersonInput,
} from '#domain/roster/use-cases/add-roster-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddRosterPersonCommand extends Command<{ id: string }> {
  constructor(
    readonly input: AddRosterPersonInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddRosterPersonCommand)
export class AddRosterPersonHandler implements ICommandHandler<AddRosterPersonCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddRosterPersonUseCase,
  ) {}

  execute({ input, actor }: AddRosterPersonCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
