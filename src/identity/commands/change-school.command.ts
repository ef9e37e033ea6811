import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeSchoolUseCase,
  type ChangeSchoolInput,
} from '#domain/identity/use-cases/change-school.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeSchoolCommand extends Command<void> {
  constructor(
    readonly input: ChangeSchoolInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeSchoolCommand)
export class ChangeSchoolHandler implements ICommandHandler<ChangeSchoolCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeSchoolUseCase,
  ) {}

  execute({ input, actor }: ChangeSchoolCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
