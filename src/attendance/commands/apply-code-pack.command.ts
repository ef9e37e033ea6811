import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ApplyCodePackUseCase,
  type ApplyCodePackInput,
} from '#domain/attendance/use-cases/apply-code-pack.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ApplyCodePackCommand extends Command<void> {
  constructor(
    readonly input: ApplyCodePackInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ApplyCodePackCommand)
export class ApplyCodePackHandler implements ICommandHandler<ApplyCodePackCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ApplyCodePackUseCase,
  ) {}

  execute({ input, actor }: ApplyCodePackCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
