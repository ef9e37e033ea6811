import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { EventDetails } from '#domain/academy/events/event';
import { CreateEventUseCase } from '#domain/academy/events/use-cases/create-event.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateEventCommand extends Command<{ id: string }> {
  constructor(
    readonly input: EventDetails,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateEventCommand)
export class CreateEventHandler implements ICommandHandler<CreateEventCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateEventUseCase,
  ) {}

  execute({ input, actor }: CreateEventCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
