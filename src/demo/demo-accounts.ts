import type { Role } from '#domain/kernel/permissions';

/** For a demo on this machine only: the embedded server listens on the loopback address. */
export const DEMO_PASSWORD = 'take-the-register';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The source id of the school in which the role is held; none for the platform and the district. */
  readonly school?: string;
  /** The source id of the school's own record of this person. */
  readonly record?: string;
}

const oakfield = { school: 'oakfield' } as const;

/** One sign-in for each role, and a second school's, which sees nothing of the first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'admin@demo.example', name: 'Platform Admin', role: 'platform-admin' },
  { email: 'district@demo.example', name: 'District Admin', role: 'district-admin' },
  { email: 'head@oakfield.demo.example', name: 'Head of Oakfield', role: 'school-admin', ...oakfield },
  { email: 'office@oakfield.demo.example', name: 'Office of Oakfield', role: 'office', ...oakfield },
  {
    email: 'teacher1@oakfield.demo.example',
    name: 'A Teacher',
    role: 'teacher',
    ...oakfield,
    record: 'oakfield-teacher-1',
  },
  {
    email: 'student1@oakfield.demo.example',
    name: 'A Student',
    role: 'student',
    ...oakfield,
    record: 'oakfield-student-1',
  },
  {
    email: 'guardian1@oakfield.demo.example',
    name: 'A Guardian',
    role: 'guardian',
    ...oakfield,
    record: 'oakfield-guardian-1',
  },
  { email: 'auditor@oakfield.demo.example', name: 'An Auditor', role: 'auditor', ...oakfield },
  { email: 'office@harbour.demo.example', name: 'Office of Harbour', role: 'office', school: 'harbour' },
];
