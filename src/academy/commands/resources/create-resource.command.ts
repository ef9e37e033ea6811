import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateResourceUseCase } from '#domain/academy/resources/use-cases/create-resource.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateResourceCommand extends Command<{ id: string }> {
  constructor(
    readonly input: Parameters<CreateResourceUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateResourceCommand)
export class CreateResourceHandler implements ICommandHandler<CreateResourceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateResourceUseCase,
  ) {}

  execute({ input, actor }: CreateResourceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
