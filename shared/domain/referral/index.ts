export { firstLookOn, isReferral, judgeReferral, referralCause, referralStates } from './referral';
export type { Referral, ReferralPerson, ReferralPolicy, ReferralState, ReferralVerdict } from './referral';
