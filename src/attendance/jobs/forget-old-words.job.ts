import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Settings } from '#platform/config/settings';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { untilNothingIsLeft } from '#platform/queue/school-by-school';
import { ForgetOldWordsCommand } from '../commands/forget-old-words.command.js';
import { inEverySchool } from './in-every-school.js';

/** Words of past years go at night, school by school and some at a time; what was done stays done when it is cut short. */
@Injectable()
@JobHandler({ kind: 'attendance.forget_old_words', completes: 'at-end', concurrency: 1, quiet: true })
@Schedule({ name: 'attendance.forget_old_words', cron: '55 2 * * *' })
export class ForgetOldWordsJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async run({ signal }: Pick<RunningJob, 'signal'>): Promise<object> {
    const { MAILS_KEPT_MONTHS, NOTES_KEPT_MONTHS } = this.settings;
    const kept = { mails: MAILS_KEPT_MONTHS || null, notes: NOTES_KEPT_MONTHS || null };
    const forgotten = await inEverySchool(this.queries, signal, 'ever', (actor) =>
      untilNothingIsLeft(signal, () => this.commands.execute(new ForgetOldWordsCommand(kept, actor))),
    );
    return { forgotten };
  }
}
