import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus, type Command } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { schoolBySchool } from '#platform/queue/school-by-school';
import { MakeAlertRoundCommand } from '../commands/alerts/make-alert-round.command.js';
import { NoteOverdueRegistersCommand } from '../commands/notifications/note-overdue-registers.command.js';
import { SendDigestCommand } from '../commands/notifications/send-digest.command.js';
import { SendReportCommand } from '../commands/notifications/send-report.command.js';
import { ListDueRoundsQuery, type DueRound } from '../queries/notifications/list-due-rounds.query.js';

/**
 * What schools do by the clock, each by its own. Every minute one question finds the schools that have something to do;
 * each notes that it has done it, so that nothing is done twice. A school that fails holds up no other.
 */
@Injectable()
@JobHandler({ kind: 'attendance.make_rounds', completes: 'at-end', quiet: true })
@Schedule({ name: 'attendance.make_rounds', cron: '* * * * *' })
export class MakeRoundsJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const due = await this.queries.execute(new ListDueRoundsQuery());
    const rounds = await schoolBySchool(due, signal, async (one) => {
      await this.commands.execute(commandFor(one));
      return 1;
    });
    return { rounds };
  }
}

function commandFor(due: DueRound): Command<unknown> {
  const actor = systemActor(due.schoolId);
  switch (due.round) {
    case 'overdue':
      return new NoteOverdueRegistersCommand(actor);
    case 'digest':
      return new SendDigestCommand(actor);
    case 'alerts':
      return new MakeAlertRoundCommand(actor);
    case 'report':
      return new SendReportCommand({ date: due.date }, actor);
  }
}
