import { claim, offered } from './claim';
import { offer, offerLink, takeBack } from './offer';
import { show, wallet } from './wallet';

export const coupons = { wallet, show, offer, offerLink, takeBack, offered, claim };
