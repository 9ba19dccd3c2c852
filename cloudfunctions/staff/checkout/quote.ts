import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { birthdayMonth, priceBasket, quoteRefusal, quoteView, walletOf } from './basket';

export const quote = defineQuery(staffContract.checkout.quote, async ({ input, caller, now }) => {
  if (!seesStore(caller, input.storeId)) return forbidden();
  const [member, account, { policies }, coupons] = await Promise.all([
    store.members.get(input.memberId),
    store.accounts.get(input.memberId),
    currentPolicies(),
    walletOf(input.memberId, input.coupons, now),
  ]);
  if (!member || !account) return notFound();
  const quoted = priceBasket(input, account, { coupons, inBirthdayMonth: birthdayMonth(member, now), policies, now });
  return quoted.ok ? accept(quoteView(quoted.value, coupons)) : quoteRefusal(quoted);
});
