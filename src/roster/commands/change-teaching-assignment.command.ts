import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeTeachingAssignmentUseCase,
  type ChangeTeachingAssignmentInput,
} from '#domain/roster/use-cases/change-teaching-assignment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeTeachingAssignmentCommand extends Command<void> {
  constructor(
    readonly input: ChangeTeachingAssignmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeTeachingAssignmentCommand)
export class ChangeTeachingAssignmentHandler implements ICommandHandler<ChangeTeachingAssignmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeTeachingAssignmentUseCase,
  ) {}

  execute({ input, actor }: ChangeTeachingAssignmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
