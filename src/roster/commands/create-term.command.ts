import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateTermUseCase, type CreateTermInput } from '#domain/roster/use-cases/create-term.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateTermCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateTermInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateTermCommand)
export class CreateTermHandler implements ICommandHandler<CreateTermCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateTermUseCase,
  ) {}

  execute({ input, actor }: CreateTermCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
