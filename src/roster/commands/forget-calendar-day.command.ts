import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ForgetCalendarDayUseCase,
  type ForgetCalendarDayInput,
} from '#domain/roster/use-cases/forget-calendar-day.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetCalendarDayCommand extends Command<void> {
  constructor(
    readonly input: ForgetCalendarDayInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetCalendarDayCommand)
export class ForgetCalendarDayHandler implements ICommandHandler<ForgetCalendarDayCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetCalendarDayUseCase,
  ) {}

  execute({ input, actor }: ForgetCalendarDayCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
