import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  JoinWaitlistUseCase,
  type JoinWaitlistInput,
} from '#domain/academy/events/use-cases/join-waitlist.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class JoinWaitlistCommand extends Command<{ id: string }> {
  constructor(
    readonly input: JoinWaitlistInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(JoinWaitlistCommand)
export class JoinWaitlistHandler implements ICommandHandler<JoinWaitlistCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: JoinWaitlistUseCase,
  ) {}

  execute({ input, actor }: JoinWaitlistCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
