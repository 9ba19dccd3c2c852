import { claim, offered } from './claim';
import { offer, takeBack } from './offer';
import { show, wallet } from './wallet';

export const coupons = { wallet, show, offer, takeBack, offered, claim };
