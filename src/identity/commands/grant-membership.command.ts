import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  GrantMembershipUseCase,
  type GrantMembershipInput,
} from '#domain/identity/use-cases/grant-membership.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class GrantMembershipCommand extends Command<string> {
  constructor(
    readonly input: GrantMembershipInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(GrantMembershipCommand)
export class GrantMembershipHandler implements ICommandHandler<GrantMembershipCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: GrantMembershipUseCase,
  ) {}

  execute({ input, actor }: GrantMembershipCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
