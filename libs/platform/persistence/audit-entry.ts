/** One change of one aggregate, as the audit log keeps it (K7). */
export interface AuditEntry {
  readonly id: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly before: object | null;
  readonly after: object | null;
}
