import { staffContract } from '../../../shared/contract/staff';
import { changeTag } from '../../../shared/domain/membership';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { hasLeft } from '../../_member/left-account';
import { memberOfMine } from '../books/view';

/** Changes of a member's tags that are kept. */
const mostChanges = 50;

/** Puts a tag on a member or takes it off, and keeps who did it. A word that is put on is offered to everybody from then on. */
export const tag = definePreparedCommand(staffContract.member360.tag, {
  async prepare({ input, caller }) {
    const { account } = await memberOfMine(caller, input.memberId);
    return hasLeft(account) ? notFound() : accept(null);
  },

  async run({ input: { memberId, tag: word, on }, caller, now, tx }) {
    const member = await tx.members.get(memberId);
    if (!member || member.leftAt !== undefined) return notFound();
    const before = member.tags ?? [];
    const changed = changeTag(before, { tag: word, on });
    if (!changed.ok) return changed;
    if (changed.value !== before) {
      const change = { tag: word, on, at: now, by: caller.staffId, byName: caller.name };
      await tx.members.update(memberId, { tags: [...changed.value], tagChanges: [...(member.tagChanges ?? []), change].slice(-mostChanges) });
      if (on) await tx.tagWords.put({ _id: word, usedAt: now });
    }
    return accept({ tags: [...changed.value] });
  },
});
