import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateCodeUseCase, type CreateCodeInput } from '#domain/attendance/use-cases/create-code.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateCodeCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreateCodeInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateCodeCommand)
export class CreateCodeHandler implements ICommandHandler<CreateCodeCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateCodeUseCase,
  ) {}

  execute({ input, actor }: CreateCodeCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
