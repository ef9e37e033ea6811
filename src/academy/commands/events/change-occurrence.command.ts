import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeOccurrenceUseCase,
  type ChangeOccurrenceInput,
} from '#domain/academy/events/use-cases/change-occurrence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeOccurrenceCommand extends Command<void> {
  constructor(
    readonly input: ChangeOccurrenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeOccurrenceCommand)
export class ChangeOccurrenceHandler implements ICommandHandler<ChangeOccurrenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeOccurrenceUseCase,
  ) {}

  execute({ input, actor }: ChangeOccurrenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
