import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TellProgressUseCase,
  type TellProgressInput,
} from '#domain/learning/xapi/use-cases/tell-progress.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellProgressCommand extends Command<void> {
  constructor(
    readonly input: TellProgressInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TellProgressCommand)
export class TellProgressHandler implements ICommandHandler<TellProgressCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellProgressUseCase,
  ) {}

  execute({ input, actor }: TellProgressCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
