export const TEACHING_ROLES = ['primary', 'co-teacher', 'aide'] as const;
export type TeachingRole = (typeof TEACHING_ROLES)[number];
