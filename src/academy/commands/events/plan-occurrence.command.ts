import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  PlanOccurrenceUseCase,
  type PlanOccurrenceInput,
} from '#domain/academy/events/use-cases/plan-occurrence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PlanOccurrenceCommand extends Command<{ id: string }> {
  constructor(
    readonly input: PlanOccurrenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PlanOccurrenceCommand)
export class PlanOccurrenceHandler implements ICommandHandler<PlanOccurrenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PlanOccurrenceUseCase,
  ) {}

  execute({ input, actor }: PlanOccurrenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
