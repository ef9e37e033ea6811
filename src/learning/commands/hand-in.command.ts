import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { HandInUseCase, type HandInInput } from '#domain/learning/use-cases/hand-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class HandInCommand extends Command<{ id: string }> {
  constructor(
    readonly input: HandInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(HandInCommand)
export class HandInHandler implements ICommandHandler<HandInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: HandInUseCase,
  ) {}

  execute({ input, actor }: HandInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
