import { token } from '../../kernel/token.js';

/** The time of a window in steps: in each another code is shown. */
export interface CodeSubject {
  readonly schoolId: string;
  readonly registerId: string;
  readonly windowId: string;
}

/** A code as it was scanned. */
export interface ScannedCode {
  readonly registerId: string;
  readonly step: number;
  readonly signature: string;
}

/** Signs and proves codes by a key that only the server has. */
export interface CheckInSignatures {
  /** 22 characters of base64url: 128 bits. */
  sign(subject: CodeSubject, step: number): string;
  /** Takes as long for every wrong signature. */
  isGenuine(signature: string, subject: CodeSubject, step: number): boolean;
}
export const CheckInSignatures = token<CheckInSignatures>('CheckInSignatures');

/** What the clock of the server shows, in steps of so many seconds. */
export function stepAt(now: Date, codeSeconds: number): number {
  return Math.floor(now.getTime() / 1000 / codeSeconds);
}

/** When a step begins. */
export function beginOf(step: number, codeSeconds: number): Date {
  return new Date(step * codeSeconds * 1000);
}

/** The code of the step and the one before are taken: somebody was holding up the phone when it changed. */
export function isCurrent(step: number, now: Date, codeSeconds: number): boolean {
  const current = stepAt(now, codeSeconds);
  return step === current || step === current - 1;
}

export function writeCode({ registerId, step, signature }: ScannedCode): string {
  return `${registerId}.${step.toString(36)}.${signature}`;
}

/** Null for anything that is not in the form of a code. */
export function readCode(text: string): ScannedCode | null {
  const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-z]{1,9})\.([\w-]{22})$/;
  const [, registerId, step, signature] = form.exec(text) ?? [];
  return registerId ? { registerId, step: parseInt(step!, 36), signature: signature! } : null;
}
