import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateAcademicYearUseCase,
  type CreateAcademicYearInput,
} from '#domain/roster/use-cases/create-academic-year.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateAcademicYearCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateAcademicYearInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateAcademicYearCommand)
export class CreateAcademicYearHandler implements ICommandHandler<CreateAcademicYearCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateAcademicYearUseCase,
  ) {}

  execute({ input, actor }: CreateAcademicYearCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
