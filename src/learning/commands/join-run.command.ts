import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { JoinRunUseCase, type JoinRunInput } from '#domain/learning/use-cases/join-run.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class JoinRunCommand extends Command<{ id: string }> {
  constructor(
    readonly input: JoinRunInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(JoinRunCommand)
export class JoinRunHandler implements ICommandHandler<JoinRunCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: JoinRunUseCase,
  ) {}

  execute({ input, actor }: JoinRunCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
