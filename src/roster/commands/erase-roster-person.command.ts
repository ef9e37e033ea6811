import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EraseRosterPersonUseCase,
  type EraseRosterPersonInput,
} from '#domain/roster/use-cases/erase-roster-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EraseRosterPersonCommand extends Command<void> {
  constructor(
    readonly input: EraseRosterPersonInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EraseRosterPersonCommand)
export class EraseRosterPersonHandler implements ICommandHandler<EraseRosterPersonCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EraseRosterPersonUseCase,
  ) {}

  execute({ input, actor }: EraseRosterPersonCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
