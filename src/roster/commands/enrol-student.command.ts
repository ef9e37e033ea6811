import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EnrolStudentUseCase, type EnrolStudentInput } from '#domain/roster/use-cases/enrol-student.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EnrolStudentCommand extends Command<{ id: string }> {
  constructor(
    readonly input: EnrolStudentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EnrolStudentCommand)
export class EnrolStudentHandler implements ICommandHandler<EnrolStudentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EnrolStudentUseCase,
  ) {}

  execute({ input, actor }: EnrolStudentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
