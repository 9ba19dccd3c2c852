import type { Browser, Page, Request } from 'playwright-core';
import { mainPages, memberPages, staffPages } from '../client/src/route-list';
import { store } from '../cloudfunctions/_store/store';
import type { TestShop } from '../local/testing-shop';
import type { MemberId } from '../shared/kernel/ids';
import { regular, type LivedIn } from './lived-in';

/** How a screen is looked at. */
export interface Look {
  readonly lang: 'zh' | 'en';
  readonly scheme: 'light' | 'dark';
  /** The largest text: everything a third larger, so that two thirds of the width are left. */
  readonly largest: boolean;
}

/** A screen with whoever may open it, and the address of something to be seen there. */
export interface Screen {
  readonly name: string;
  readonly openid: string;
  readonly address: string;
}

/** Addresses of the screens that show one thing. */
async function parameters(shop: TestShop, lived: LivedIn): Promise<Readonly<Record<string, string>>> {
  const { memberId, purchaseId, complaintId, couponId, offer, eventId, articleId, campaignId, surveyId } = lived;
  const message = (await shop.inStore(() => store.outbox.find({ filter: { memberId: memberId as MemberId }, order: [{ field: 'decidedAt', direction: 'desc' }], limit: 1 })))[0]?._id ?? 'none';
  const id = (value: string): string => `?id=${encodeURIComponent(value)}`;
  return {
    'pages/join/index': '?scene=s%3DS1', 'member/complaint/index': id(complaintId), 'member/coupon/index': id(couponId), 'member/message/index': id(message), 'member/purchase/index': id(purchaseId),
    'member/coupon-offer/index': `?offer=${encodeURIComponent(offer.offerId)}&key=${offer.key}`, 'member/event/index': id(eventId), 'member/article/index': id(articleId),
    'member/survey/index': id(surveyId), 'staff/survey-results/index': id(surveyId), 'staff/survey-edit/index': '', 'staff/surveys/index': '?role=head_office',
    'staff/case/index': id(complaintId), 'staff/member/index': id(memberId), 'staff/books-member/index': id(memberId), 'staff/campaign/index': id(campaignId), 'staff/why/index': id(memberId),
    'staff/event/index': `${id(eventId)}&role=manager`, 'staff/events/index': '?role=manager', 'staff/article-edit/index': '',
    'staff/queue/index': '?role=head_office', 'staff/policies-group/index': '?group=complaintTimes',
    'staff/complaint-patterns-cases/index': '?from=2026-11-01&until=2026-11-30&facet=kind%3Aservice',
  };
}

/** The first view of a screen of a member or a shopper is one question, and its answer so many bytes at most. */
const mostBytes = 60 * 1024;

/** What somebody sees who is no member yet. */
const forStrangers = new Set(['pages/join/index', 'member/coupon-offer/index']);

/** Every screen of the route list, members' as a member, the staff's as head office. */
export async function everyScreen(shop: TestShop, lived: LivedIn): Promise<readonly Screen[]> {
  const known = await parameters(shop, lived);
  const pages = [...mainPages, ...memberPages.map((page) => `member/${page}`), ...staffPages.map((page) => `staff/${page}`)];
  const lookingAround = ['pages/home/index', 'pages/perks/index', 'pages/mine/index', 'member/stores/index', 'member/about/index']
    .map((address) => ({ name: `stranger-${address.split('/')[1] ?? ''}`, openid: 'nobody-yet', address }));
  return [...lookingAround, ...pages.map((page) => {
    const forStaff = page.startsWith('staff/') || page === 'pages/desk/index';
    const openid = forStaff ? 'demo-head-office' : forStrangers.has(page) ? 'nobody-yet' : regular;
    return { name: page.replace(/^pages\//, '').replace(/\/index$/, '').replace('/', '-'), openid, address: `${page}${known[page] ?? ''}` };
  })];
}

/** What a page asks of the functions from now on, with the bytes of the answers; `stop` answers what is wrong with it for a first view. */
function countQuestions(page: Page): () => Promise<string[]> {
  const asked: { action: string; bytes: Promise<number> }[] = [];
  const onRequest = (request: Request): void => {
    if (!request.url().includes('/call/')) return;
    const { action } = request.postDataJSON() as { action: string };
    // The length as the cloud says it: a body is gone as soon as the page goes on.
    asked.push({ action, bytes: request.response().then((response) => Number(response?.headers()['content-length'] ?? 0), () => 0) });
  };
  page.on('request', onRequest);
  return async () => {
    page.off('request', onRequest);
    const bytes = (await Promise.all(asked.map((one) => one.bytes))).reduce((sum, each) => sum + each, 0);
    return [
      ...(asked.length > 1 ? [`asked ${asked.length} questions: ${asked.map(({ action }) => action).join(', ')}`] : []),
      ...(bytes > mostBytes ? [`${bytes} bytes of answers`] : []),
    ];
  };
}

const widthOf = (look: Look): number => (look.largest ? 293 : 390);

/** One person's browser under a look; the language is chosen as the person would have. */
export async function openLook(browser: Browser, shop: TestShop, openid: string, look: Look): Promise<Page> {
  const width = widthOf(look);
  const context = await browser.newContext({ viewport: { width, height: Math.round((width * 844) / 390) }, deviceScaleFactor: 780 / width, locale: 'zh-CN', colorScheme: look.scheme, hasTouch: true, reducedMotion: 'reduce' });
  await context.addInitScript(([key, lang]) => window.localStorage.setItem(key ?? '', JSON.stringify(lang)), [`huike.${openid}.language`, look.lang]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${shop.url}/?as=${openid}#/pages/mine/index`);
  return page;
}

/** What is wrong with a screen as it stands: an error of the page, a member's screen that asked more than once for its first view, something that did not come, or words wider than the phone. */
export async function lookAt(page: Page, shop: TestShop, screen: Screen): Promise<string[]> {
  const wrong: string[] = [];
  await page.goto(`${shop.url}/?as=${screen.openid}#/${screen.address}`);
  const onError = (error: Error): void => { wrong.push(`threw: ${error.message} ${error.stack?.split('\n')[1] ?? ''}`); };
  page.on('pageerror', onError);
  // A fresh start each time: what an earlier screen left standing is not this one's.
  await page.reload({ waitUntil: 'commit' });
  const stopCounting = countQuestions(page);
  await page.waitForFunction(() => ![...document.querySelectorAll('.t-skeleton')].some((bone) => (bone as HTMLElement).offsetParent !== null) && document.body.innerText.trim() !== '');
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  const seen = await page.evaluate(() => {
    const shown = (element: Element): boolean => (element as HTMLElement).offsetParent !== null;
    const failed = [...document.querySelectorAll('.t-failed')].filter(shown).map((element) => (element as HTMLElement).innerText);
    const wide = [...document.querySelectorAll('.taro_page *')].filter((element) => {
      if (!shown(element) || element.scrollWidth === 0) return false;
      const { left, right } = element.getBoundingClientRect();
      let scrolls = false;
      for (let around: Element | null = element; around !== null && !scrolls; around = around.parentElement) scrolls = ['auto', 'scroll'].includes(getComputedStyle(around).overflowX) && around.clientWidth < around.scrollWidth && around !== document.scrollingElement;
      return !scrolls && (right > window.innerWidth + 1 || left < -1) && getComputedStyle(element).position !== 'absolute';
    });
    return { failed, wide: wide.slice(0, 3).map((element) => `${element.className.toString().slice(0, 40)}: ${(element as HTMLElement).innerText.slice(0, 40)}`) };
  });
  page.off('pageerror', onError);
  const asked = screen.openid === 'demo-head-office' ? [] : await stopCounting();
  return [...wrong, ...asked, ...seen.failed.map((words) => `did not come: ${words}`), ...seen.wide.map((words) => `wider than the phone: ${words}`)];
}
