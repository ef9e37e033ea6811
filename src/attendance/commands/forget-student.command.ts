import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ForgetPersonUseCase,
  type ForgetPersonInput,
} from '#domain/attendance/use-cases/forget-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetStudentCommand extends Command<void> {
  constructor(
    readonly input: ForgetPersonInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetStudentCommand)
export class ForgetStudentHandler implements ICommandHandler<ForgetStudentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetPersonUseCase,
  ) {}

  execute({ input, actor }: ForgetStudentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
