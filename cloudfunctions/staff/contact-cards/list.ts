import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';
import { mayEdit } from './may-edit';

const mostCards = 200;

/** The cards this person may set, his own first. */
export const list = defineQuery(staffContract.contactCards.list, async ({ caller }) => {
  const own = () => store.staff.find({ filter: { openid: caller.openid }, limit: 1 });
  const inStores = (storeIds: readonly string[]) => store.staff.find({ filter: { storeIds: is.oneOf(storeIds) }, limit: mostCards });
  const people = caller.storeIds === 'all' ? await store.staff.find({ filter: {}, limit: mostCards }) : caller.role === 'manager' ? await inStores(caller.storeIds) : await own();
  const editable = people.filter((person) => mayEdit(caller, person));
  const cards = await store.contactCards.getMany(editable.map(({ _id }) => _id));
  const views = editable.map(({ _id, name }) => ({ staffId: _id, name, isMe: _id === caller.staffId, wechatId: cards.get(_id)?.wechatId ?? '' }));
  return accept({ cards: views.sort((left, right) => Number(right.isMe) - Number(left.isMe) || (left.name < right.name ? -1 : 1)) });
});
