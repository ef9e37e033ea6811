import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ScheduleMeetingUseCase,
  type ScheduleMeetingInput,
} from '#domain/roster/use-cases/schedule-meeting.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ScheduleMeetingCommand extends Command<{ id: string }> {
  constructor(
    readonly input: ScheduleMeetingInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ScheduleMeetingCommand)
export class ScheduleMeetingHandler implements ICommandHandler<ScheduleMeetingCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ScheduleMeetingUseCase,
  ) {}

  execute({ input, actor }: ScheduleMeetingCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
