import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RemoveAlertRuleUseCase,
  type RemoveAlertRuleInput,
} from '#domain/attendance/alerts/use-cases/remove-alert-rule.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveAlertRuleCommand extends Command<void> {
  constructor(
    readonly input: RemoveAlertRuleInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveAlertRuleCommand)
export class RemoveAlertRuleHandler implements ICommandHandler<RemoveAlertRuleCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveAlertRuleUseCase,
  ) {}

  execute({ input, actor }: RemoveAlertRuleCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
