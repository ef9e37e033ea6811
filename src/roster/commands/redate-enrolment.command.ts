import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RedateEnrolmentUseCase,
  type RedateEnrolmentInput,
} from '#domain/roster/use-cases/redate-enrolment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RedateEnrolmentCommand extends Command<void> {
  constructor(
    readonly input: RedateEnrolmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RedateEnrolmentCommand)
export class RedateEnrolmentHandler implements ICommandHandler<RedateEnrolmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RedateEnrolmentUseCase,
  ) {}

  execute({ input, actor }: RedateEnrolmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
