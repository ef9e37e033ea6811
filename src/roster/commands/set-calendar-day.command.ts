import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetCalendarDayUseCase,
  type SetCalendarDayInput,
} from '#domain/roster/use-cases/set-calendar-day.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetCalendarDayCommand extends Command<void> {
  constructor(
    readonly input: SetCalendarDayInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetCalendarDayCommand)
export class SetCalendarDayHandler implements ICommandHandler<SetCalendarDayCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetCalendarDayUseCase,
  ) {}

  execute({ input, actor }: SetCalendarDayCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
