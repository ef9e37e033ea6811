import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EndMembershipUseCase,
  type EndMembershipInput,
} from '#domain/identity/use-cases/end-membership.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EndMembershipCommand extends Command<void> {
  constructor(
    readonly input: EndMembershipInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EndMembershipCommand)
export class EndMembershipHandler implements ICommandHandler<EndMembershipCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EndMembershipUseCase,
  ) {}

  execute({ input, actor }: EndMembershipCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
