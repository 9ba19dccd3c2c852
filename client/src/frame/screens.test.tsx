import { act, fireEvent, render } from '@testing-library/react';
import { instant, localDate, type LocalMonth } from '../../../shared/kernel/time';
import { basisPoints, fen, points } from '../../../shared/kernel/units';
import type { Value } from '../api';
import { ForYou } from '../features/card/for-you';
import { decoded, offerIn } from '../navigate';
import { Welcomed } from '../features/join/welcomed';
import { learn } from '../platform/known';
import { setLanguage, textIn } from '../text';
import { reasonWords, sureness } from './decided';
import { ProblemState } from './shown';
import { TabBar } from './tab-bar';


const brand = { zh: '知春茶事', en: 'Zhichun Tea' };

describe('the tabs', () => {
  it('show the desk to staff only', () => {
    const { container } = render(<TabBar current="home" />);
    expect(container.querySelector('#tab-desk')).toBeNull();
    act(() => learn({ isStaff: true, brand }));
    expect(container.querySelector('#tab-desk')?.textContent).toBe('工作台');
  });
});

describe('a screen whose question failed', () => {
  const forbidden = { kind: 'fault', fault: { code: 'FORBIDDEN', requestId: 'r', retryable: false }, asked: 'member', at: instant(1) } as const;

  it('offers a shopper to join', () => {
    const { container } = render(<ProblemState problem={forbidden} onRetry={() => undefined} />);
    expect(container.querySelector('#go-join')).not.toBeNull();
  });

  it('tells staff without the right so, and leads back', () => {
    const { container } = render(<ProblemState problem={{ ...forbidden, asked: 'staff' }} onRetry={() => undefined} forStaff />);
    expect(container.textContent).toContain(textIn('zh').words.fault.FORBIDDEN);
    expect(container.querySelector('#go-home')).not.toBeNull();
  });

  it('offers to try again without a network', () => {
    const retry = jest.fn();
    const { container } = render(<ProblemState problem={{ kind: 'offline' }} onRetry={retry} />);
    fireEvent.click(container.querySelector('#retry') as Element);
    expect(retry).toHaveBeenCalledTimes(1);
  });
});

describe('what is for you', () => {
  it('says each piece of news in the chosen language, with one verb', () => {
    const news: Extract<Value<'member', 'membership', 'card'>, { kind: 'member' }>['forYou'] = [
      { kind: 'coupon_new', couponId: 'cp_1' as never, name: { zh: '满 100 减 20', en: '¥20 off' }, endsOn: localDate('2030-01-01') },
      { kind: 'points_ending', points: points(143), expiresIn: '2030-01' as LocalMonth },
    ];
    const { container, rerender } = render(<ForYou news={news} />);
    expect(container.querySelectorAll('.t-for-you')).toHaveLength(2);
    expect(container.textContent).toContain('143 分快到期了');
    act(() => setLanguage('en'));
    rerender(<ForYou news={news} />);
    expect(container.textContent).toContain('143 points ending soon');
    act(() => setLanguage('zh'));
  });
});

describe('why a member is thought to drift away', () => {
  const text = textIn('zh');
  const reason = { basis: 'model', purchaseDays: 6, usualGapDays: 40.4, daysSinceLast: 96, probabilityActive: basisPoints(3_570), horizonDays: 90 } as const;

  it('is a sentence a guide can say', () => {
    expect(reasonWords(reason, text)).toBe('平常 40 天来一次，这次已 96 天没来');
    expect(reasonWords({ ...reason, purchaseDays: 1 }, text)).toBe('只来过一次，已 96 天没来');
  });

  it('comes with how sure that is', () => {
    expect(sureness(reason, text)).toBe('90 天内再来的可能约 36%');
    expect(sureness({ basis: 'fixed_days', purchaseDays: 2, daysSinceLast: 60, horizonDays: 90 }, text)).toBe('历史还少，按天数判断');
  });
});

it.each([['s%3DS1%26t%3D07', 's=S1&t=07'], ['100%', '100%'], ['s=S1', 's=S1']])('opens with the scanned code %s read as %s', (scanned, read) => {
  expect(decoded(scanned)).toBe(read);
});

it('says sums with both decimals', () => {
  expect(textIn('en').checkout.commit(fen(12_850))).toBe('Take ¥128.50');
});

describe('joining on account of a friend’s coupon', () => {
  const key = '0123456789abcdef'.repeat(2);
  it.each([
    ['a link of ours', 'of_mb_1:c_2', key, true],
    ['no key', 'of_1', undefined, false],
    ['a key of another shape', 'of_1', 'x'.repeat(32), false],
    ['a way to somewhere else', 'of_1&x=/../', key, false],
  ])('takes %s for an offer or for none', (_, offerId, given, taken) => {
    expect(offerIn(offerId, given) !== undefined).toBe(taken);
  });

  it('leads back to the coupon first of all, and says that a name was left out', () => {
    const joined = { memberId: 'mb_1', welcomeBack: false, couponIds: [], notCounted: [], nameLeftOut: true, topics: [] } as unknown as Value<'member', 'membership', 'join'>;
    const onOffer = jest.fn();
    const { container } = render(<Welcomed joined={joined} picked={[]} onPick={() => undefined} onCode={() => undefined} onCard={() => undefined} onOffer={onOffer} />);
    const first = container.querySelector('.button');
    expect(first?.textContent).toBe('去领好友送的券');
    if (first) fireEvent.click(first);
    expect(onOffer).toHaveBeenCalledTimes(1);
    expect(container.querySelector('#welcomed-name-left-out')?.textContent).toContain('称呼');
  });
});
