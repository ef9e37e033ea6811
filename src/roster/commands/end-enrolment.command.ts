import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EndEnrolmentUseCase, type EndEnrolmentInput } from '#domain/roster/use-cases/end-enrolment.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EndEnrolmentCommand extends Command<void> {
  constructor(
    readonly input: EndEnrolmentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EndEnrolmentCommand)
export class EndEnrolmentHandler implements ICommandHandler<EndEnrolmentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EndEnrolmentUseCase,
  ) {}

  execute({ input, actor }: EndEnrolmentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
