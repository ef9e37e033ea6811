import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetCalendarDaysUseCase,
  type SetCalendarDaysInput,
} from '#domain/roster/use-cases/set-calendar-days.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetCalendarDaysCommand extends Command<{ changed: number }> {
  constructor(
    readonly input: SetCalendarDaysInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetCalendarDaysCommand)
export class SetCalendarDaysHandler implements ICommandHandler<SetCalendarDaysCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetCalendarDaysUseCase,
  ) {}

  execute({ input, actor }: SetCalendarDaysCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
