import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeAlertRuleUseCase,
  type ChangeAlertRuleInput,
} from '#domain/attendance/alerts/use-cases/change-alert-rule.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeAlertRuleCommand extends Command<void> {
  constructor(
    readonly input: ChangeAlertRuleInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeAlertRuleCommand)
export class ChangeAlertRuleHandler implements ICommandHandler<ChangeAlertRuleCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeAlertRuleUseCase,
  ) {}

  execute({ input, actor }: ChangeAlertRuleCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
