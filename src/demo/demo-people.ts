/** Names from many places, so that every screen meets accents, other scripts and long names from the first day. */
const GIVEN = [
  'Amelia',
  'Björn',
  'Chidera',
  'Dagný',
  'Eleni',
  'Farid',
  'Grace',
  'Hiroshi',
  'Inês',
  'Józef',
  'Khadija',
  'Łukasz',
  'Mei',
  'Noé',
  'Oluwaseun',
  'Priya',
  'Quentin',
  'Ruža',
  'Søren',
  'Thảo',
  'Uma',
  'Vasil',
  'Winona',
  'Ximena',
  'Yusuf',
  'Zuzanna',
] as const;

const FAMILY = [
  'Adeyemi',
  'Brzęczyszczykiewicz',
  'Castellanos',
  'Dimitriou',
  'Eriksson',
  'Fitzgerald',
  'García Márquez',
  'Haddad',
  'Ivanova',
  'Jørgensen',
  'Kowalska',
  'López',
  'Mbeki',
  'Nguyễn',
  'O’Connor',
  'Papadopoulou',
  'Quispe',
  'Rossi',
  'Šimić',
  'Tanaka',
  'Underwood',
  'Varga',
  'Wójcik',
  'Yamamoto',
  'Zieliński',
] as const;

export interface DemoName {
  readonly given: string;
  readonly family: string;
}

/** The nth person's name; the first 650 differ. */
export function demoName(n: number): DemoName {
  const given = GIVEN[n % GIVEN.length]!;
  const family = FAMILY[(n * 7 + Math.floor(n / GIVEN.length)) % FAMILY.length]!;
  return { given, family };
}
