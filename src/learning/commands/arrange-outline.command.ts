import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ArrangeOutlineUseCase,
  type ArrangeOutlineInput,
} from '#domain/learning/use-cases/arrange-outline.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ArrangeOutlineCommand extends Command<void> {
  constructor(
    readonly input: ArrangeOutlineInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ArrangeOutlineCommand)
export class ArrangeOutlineHandler implements ICommandHandler<ArrangeOutlineCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ArrangeOutlineUseCase,
  ) {}

  execute({ input, actor }: ArrangeOutlineCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
