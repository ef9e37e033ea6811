import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CancelOccurrenceUseCase,
  type CancelOccurrenceInput,
} from '#domain/academy/events/use-cases/cancel-occurrence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CancelOccurrenceCommand extends Command<void> {
  constructor(
    readonly input: CancelOccurrenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CancelOccurrenceCommand)
export class CancelOccurrenceHandler implements ICommandHandler<CancelOccurrenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CancelOccurrenceUseCase,
  ) {}

  execute({ input, actor }: CancelOccurrenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
