import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EndTeachingAssignmentUseCase,
  type EndTeachingAssignmentInput,
} from '#domain/roster/use-cases/end-teaching-assignment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EndTeachingAssignmentCommand extends Command<void> {
  constructor(
    readonly input: EndTeachingAssignmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EndTeachingAssignmentCommand)
export class EndTeachingAssignmentHandler implements ICommandHandler<EndTeachingAssignmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EndTeachingAssignmentUseCase,
  ) {}

  execute({ input, actor }: EndTeachingAssignmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
