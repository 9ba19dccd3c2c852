import { staffContract } from '../../../shared/contract/staff';
import { noticeKinds, noticeWayOf, type NoticeKind, type NoticeWay } from '../../../shared/domain/complaint';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineCommand, defineQuery } from '../../_runtime/define';
import { deskTemplate } from '../../_complaint/desk-template';
import { store } from '../../_store/store';
import type { StaffDocument } from '../../_store/store-documents';

/** How he hears of each kind; what he has not touched is said too. */
function choicesOf(staff: StaffDocument | undefined): Record<NoticeKind, NoticeWay> {
  return Object.fromEntries(noticeKinds.map((kind) => [kind, noticeWayOf(kind, staff?.noticeChoices)])) as Record<NoticeKind, NoticeWay>;
}

export const settings = defineQuery(staffContract.deskNotices.settings, async ({ caller }) => {
  const staff = await store.staff.get(caller.staffId);
  return accept({ choices: choicesOf(staff), templateId: deskTemplate.templateId, credits: staff?.noticeCredits?.[deskTemplate.templateId] ?? 0 });
});

export const save = defineCommand(staffContract.deskNotices.save, async ({ input, caller, tx }) => {
  await tx.staff.update(caller.staffId, { noticeChoices: input.choices });
  return accept({ choices: input.choices });
});

/** He has allowed WeChat one more message: one accept is one message. */
export const allow = defineCommand(staffContract.deskNotices.allow, async ({ caller, tx }) => {
  const staff = await tx.staff.get(caller.staffId);
  assert(staff, 'a caller of the desk is staff');
  const credits = (staff.noticeCredits?.[deskTemplate.templateId] ?? 0) + 1;
  await tx.staff.update(caller.staffId, { noticeCredits: { ...staff.noticeCredits, [deskTemplate.templateId]: credits } });
  return accept({ credits });
});
