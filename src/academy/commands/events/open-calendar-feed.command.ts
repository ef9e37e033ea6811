import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenCalendarFeedUseCase } from '#domain/academy/events/use-cases/open-calendar-feed.use-case';
import type { Actor } from '#domain/kernel/actor';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OpenCalendarFeedCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(OpenCalendarFeedCommand)
export class OpenCalendarFeedHandler implements ICommandHandler<OpenCalendarFeedCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OpenCalendarFeedUseCase,
  ) {}

  execute({ actor }: OpenCalendarFeedCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}
