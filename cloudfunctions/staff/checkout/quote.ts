import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { hasLeft } from '../../_member/left-account';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { isOwnMember } from '../../_runtime/own-card';
import { birthdayMonth, priceBasket, quoteRefusal, quoteView, walletOf } from './basket';
import { hasScan, onlyEarnsUnscanned } from './presence';

export const quote = defineQuery(staffContract.checkout.quote, async ({ input, caller, now }) => {
  if (!seesStore(caller, input.storeId)) return forbidden();
  const [member, account, { policies }, coupons] = await Promise.all([
    store.members.get(input.memberId),
    store.accounts.get(input.memberId),
    currentPolicies(),
    walletOf(input.memberId, input.coupons, now),
  ]);
  if (!member || !account || hasLeft(account)) return notFound();
  if (await isOwnMember(caller, member)) return refuse('OWN_CARD', {});
  const onlyEarns = !hasScan(account, input, caller, now) && onlyEarnsUnscanned(member, input.storeId, now, policies);
  const quoted = priceBasket(input, account, { coupons, inBirthdayMonth: birthdayMonth(member, now), onlyEarns, policies, now });
  return quoted.ok ? accept(quoteView(quoted.value, coupons)) : quoteRefusal(quoted);
});
