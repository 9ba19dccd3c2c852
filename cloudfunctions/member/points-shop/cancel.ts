import { memberContract } from '../../../shared/contract/member';
import { availableAt } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { giveBackExchange } from '../../_coupon/give-back-exchange';
import { currentPolicies } from '../../_store/rules-documents';

/** Lets go of a gift that waits, once; also after its last day, when the night has not yet come by. */
export const cancel = definePreparedCommand(memberContract.pointsShop.cancel, {
  prepareOnlyReads: true,
  async prepare() {
    return accept(await currentPolicies());
  },
  async run({ input, caller, now, tx, prepared: { policies } }) {
    const exchange = await tx.exchanges.get(input.exchangeId);
    if (exchange?.memberId !== caller.memberId) return notFound();
    if (exchange.gives === 'coupon') return refuse('PICK_UP_NOTHING', {});
    const back = await giveBackExchange(tx, exchange, { move: 'cancel', at: now }, policies);
    if (back.ok) return accept({ balance: availableAt(back.value.points, now) });
    assert(back.code === 'PICK_UP_DONE', 'a member cancels at any time');
    return back;
  },
});
