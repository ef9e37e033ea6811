import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SummariseDaysUseCase,
  type SummarisedDays,
  type SummariseDaysInput,
} from '#domain/attendance/analytics/use-cases/summarise-days.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SummariseDaysCommand extends Command<SummarisedDays> {
  constructor(
    readonly input: SummariseDaysInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SummariseDaysCommand)
export class SummariseDaysHandler implements ICommandHandler<SummariseDaysCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SummariseDaysUseCase,
  ) {}

  execute({ input, actor }: SummariseDaysCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
