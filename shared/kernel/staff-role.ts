/** 店员, 店长, 总部: who works here, the one who may do least first. The list and its order stand here alone. */
export const staffRoles = ['cashier', 'manager', 'head_office'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who says yes to what a role may not do alone: the next role; head office's own by a second person of it. */
export const roleAbove: Readonly<Record<StaffRole, StaffRole>> = { cashier: 'manager', manager: 'head_office', head_office: 'head_office' };

/** Whether a role may do what is asked of `needed`: each role may do all that the ones before it may. @example isAtLeast('head_office', 'manager') //=> true */
export function isAtLeast(role: StaffRole, needed: StaffRole): boolean {
  return staffRoles.indexOf(role) >= staffRoles.indexOf(needed);
}
