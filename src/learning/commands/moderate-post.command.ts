import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ModeratePostUseCase,
  type ModeratePostInput,
} from '#domain/learning/use-cases/moderate-post.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ModeratePostCommand extends Command<void> {
  constructor(
    readonly input: ModeratePostInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ModeratePostCommand)
export class ModeratePostHandler implements ICommandHandler<ModeratePostCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ModeratePostUseCase,
  ) {}

  execute({ input, actor }: ModeratePostCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
