import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { KeepEnrolmentsUseCase } from '#domain/learning/use-cases/keep-enrolments.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Answers how many enrolments have changed. */
export class KeepEnrolmentsCommand extends Command<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(KeepEnrolmentsCommand)
export class KeepEnrolmentsHandler implements ICommandHandler<KeepEnrolmentsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: KeepEnrolmentsUseCase,
  ) {}

  execute({ actor }: KeepEnrolmentsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}
