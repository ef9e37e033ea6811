import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CloseCalendarFeedUseCase } from '#domain/academy/events/use-cases/close-calendar-feed.use-case';
import type { Actor } from '#domain/kernel/actor';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CloseCalendarFeedCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(CloseCalendarFeedCommand)
export class CloseCalendarFeedHandler implements ICommandHandler<CloseCalendarFeedCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CloseCalendarFeedUseCase,
  ) {}

  execute({ actor }: CloseCalendarFeedCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}
