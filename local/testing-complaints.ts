import { done, type TestShop } from './testing-shop';

/** The case as the desk sees it, as far as tests read it. */
export interface CaseSeen {
  readonly complaintId: string;
  readonly revision: number;
  readonly state: string;
  readonly turn: string;
  readonly ownerName?: string;
  readonly due?: { readonly what: string; readonly at: number };
  readonly events: readonly { readonly kind: string; readonly at: number; readonly text: string; readonly by: { readonly side: string; readonly name: string } }[];
  readonly deskEvents: readonly { readonly kind: string; readonly due?: string }[];
  readonly notes: readonly { readonly text: string }[];
  readonly approval?: { readonly approvalId: string; readonly mayDecide: boolean };
  readonly level: string;
  readonly giftsDue: readonly { readonly round: number; readonly name: string }[];
}

/** A complaint in words that make it ordinary. */
export const complaintWords = { kind: 'service', text: '周六排队二十分钟没人理', photos: [] as string[], contactBy: 'in_app' };

/** Evidence of each step that fits; every apology its own. */
export const stepsTaken = {
  listen: { step: 'listen', summary: '周六下午排队二十分钟没有人招呼', mood: 'upset' },
  talk: { step: 'talk', channel: 'phone', words: '电话里听她说了经过，谢谢她告诉我们' },
  apologise: { step: 'apologise', words: '让您周六站着等了二十分钟也没有人说一声，是我排班没排好', repeatConfirmed: true },
  analyse: { step: 'analyse', cause: 'waiting', aboutStaffId: null, restatement: '您在意的是没人告诉您要等多久，对吗', agreed: 'in_person' },
  explain: { step: 'explain', words: '那天两位同事同时收货，前台只剩一个人' },
  resolve: { step: 'resolve', proposal: '周末起固定开两台收银，我来盯', agreed: 'in_person' },
  compensateNone: { step: 'compensate', compensation: { kind: 'none', reason: '顾客说不用补偿' } },
} as const;
const { listen, talk, apologise, analyse, explain, resolve } = stepsTaken;
/** All steps of one call, up to the compensation. */
export const stepsOfCall = [listen, talk, apologise, analyse, explain, resolve];

/** Opens a complaint as a new member; answers its id. */
export async function openComplaintAs(shop: TestShop, openid: string, more: Record<string, unknown> = {}): Promise<{ readonly complaintId: string; readonly memberId: string }> {
  const { memberId } = await shop.join(openid);
  const { complaintId } = done(await shop.as(openid).member<{ complaintId: string }>('complaints.open', { ...complaintWords, ...more }));
  return { complaintId, memberId };
}

export async function seeCase(shop: TestShop, openid: string, complaintId: string): Promise<CaseSeen> {
  return done(await shop.as(openid).staff<CaseSeen>('complaints.show', { complaintId }));
}

/** Takes steps on the newest revision. */
export async function takeSteps(shop: TestShop, openid: string, complaintId: string, steps: readonly object[]): Promise<CaseSeen> {
  const { revision } = await seeCase(shop, openid, complaintId);
  return done(await shop.as(openid).staff<CaseSeen>('complaints.take', { complaintId, revision, steps }));
}
