/** What processes have called a defect: neither an overload nor an outage, so it says what has to be mended. */
export function defectsIn(log: string): Set<string> {
  const defects = log.split('\n').filter((line) => line.includes('because of a defect'));
  return new Set(defects.map((line) => /"message":"([^"]{1,120})/.exec(line)?.[1] ?? line.slice(0, 200)));
}
