import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WritePostUseCase, type WritePostInput } from '#domain/learning/use-cases/write-post.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WritePostCommand extends Command<{ id: string }> {
  constructor(
    readonly input: WritePostInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WritePostCommand)
export class WritePostHandler implements ICommandHandler<WritePostCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WritePostUseCase,
  ) {}

  execute({ input, actor }: WritePostCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
