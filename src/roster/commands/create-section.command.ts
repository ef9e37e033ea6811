import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateSectionUseCase,
  type CreateSectionInput,
} from '#domain/roster/use-cases/create-section.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateSectionCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateSectionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateSectionCommand)
export class CreateSectionHandler implements ICommandHandler<CreateSectionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateSectionUseCase,
  ) {}

  execute({ input, actor }: CreateSectionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
