import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ScheduleVersionUseCase,
  type ScheduleVersionInput,
} from '#domain/academy/content/use-cases/schedule-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ScheduleVersionCommand extends Command<void> {
  constructor(
    readonly input: ScheduleVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ScheduleVersionCommand)
export class ScheduleVersionHandler implements ICommandHandler<ScheduleVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ScheduleVersionUseCase,
  ) {}

  execute({ input, actor }: ScheduleVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
