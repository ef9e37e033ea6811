import { Day, type DayReport } from '../harness/day.js';
import type { Measured } from '../harness/figures.js';
import { onASchoolDay, PATIENCE_MS } from '../harness/on-a-school-day.js';

/** 100 schools of 500 students, one lesson each: 2,000 registers and 50,000 marks. */
const DISTRICT = { schools: 100, students: 500, days: 1 };
/** Teachers at work at the same moment. */
const AT_ONCE = 16;

/** A day of a district through the API, with every office watching; once, because it is a day and no contest. */
export function day(): Promise<Measured[]> {
  return onASchoolDay(DISTRICT, async (place) => figuresOf(await new Day(place).run(AT_ONCE, PATIENCE_MS)));
}

function figuresOf(report: DayReport): Measured[] {
  const { toBoard, mails, lost, unseen, shownTwice, outOfOrder, miscounted } = report;
  const wrong = lost + unseen + shownTwice + outOfOrder + miscounted;
  const figure = (name: string, unit: string, goal: Measured['goal'], value: number): Measured => ({
    figure: name,
    unit,
    goal,
    ours: [value],
  });
  return [
    {
      ...figure('day', 'marks/s', { of: 'ours', atLeast: 14 }, report.marksPerSecond),
      details: { ...report },
    },
    figure('day, mark to board p95', 'ms', { of: 'ours', atMost: 300 }, toBoard.p95),
    figure('day, updates lost, unseen, doubled or miscounted', 'updates', { of: 'ours', atMost: 0 }, wrong),
    figure('day, mails missing or twice', 'mails', { of: 'ours', atMost: 0 }, mails.missing + mails.twice),
  ];
}
