import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeEventUseCase,
  type ChangeEventInput,
} from '#domain/academy/events/use-cases/change-event.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeEventCommand extends Command<void> {
  constructor(
    readonly input: ChangeEventInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeEventCommand)
export class ChangeEventHandler implements ICommandHandler<ChangeEventCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeEventUseCase,
  ) {}

  execute({ input, actor }: ChangeEventCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
