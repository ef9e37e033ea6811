import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AssignTeacherUseCase,
  type AssignTeacherInput,
} from '#domain/roster/use-cases/assign-teacher.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AssignTeacherCommand extends Command<{ id: string }> {
  constructor(
    readonly input: AssignTeacherInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AssignTeacherCommand)
export class AssignTeacherHandler implements ICommandHandler<AssignTeacherCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AssignTeacherUseCase,
  ) {}

  execute({ input, actor }: AssignTeacherCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
