import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateSchoolUseCase,
  type CreateSchoolInput,
} from '#domain/identity/use-cases/create-school.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateSchoolCommand extends Command<string> {
  constructor(
    readonly input: CreateSchoolInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateSchoolCommand)
export class CreateSchoolHandler implements ICommandHandler<CreateSchoolCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateSchoolUseCase,
  ) {}

  execute({ input, actor }: CreateSchoolCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
