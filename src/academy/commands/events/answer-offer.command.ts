import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AnswerOfferUseCase,
  type AnswerOfferInput,
} from '#domain/academy/events/use-cases/answer-offer.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AnswerOfferCommand extends Command<void> {
  constructor(
    readonly input: AnswerOfferInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AnswerOfferCommand)
export class AnswerOfferHandler implements ICommandHandler<AnswerOfferCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AnswerOfferUseCase,
  ) {}

  execute({ input, actor }: AnswerOfferCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
