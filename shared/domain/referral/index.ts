export { firstLookOn, isReferral, judgeReferral, referralCause, referralStates } from './referral';
export type { Referral, ReferralPolicy, ReferralState, ReferralVerdict } from './referral';
