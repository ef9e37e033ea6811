import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LeaveRunUseCase, type LeaveRunInput } from '#domain/learning/use-cases/leave-run.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class LeaveRunCommand extends Command<void> {
  constructor(
    readonly input: LeaveRunInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(LeaveRunCommand)
export class LeaveRunHandler implements ICommandHandler<LeaveRunCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: LeaveRunUseCase,
  ) {}

  execute({ input, actor }: LeaveRunCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
