import { act, renderHook, waitFor } from '@testing-library/react';
import { instant } from '../../../shared/kernel/time';
import { showAgain } from '../testing/taro';
import type { Answer } from './contract-types';
import { followServerClock, useStoreNow } from './clock';
import { useCommand } from './use-command';
import { usePages } from './use-pages';
import { useQuery } from './use-query';


const at = instant(1_800_000_000_000);
const done = <Value,>(value: Value): Answer<Value> => ({ kind: 'done', value, at });
const offline: Answer<never> = { kind: 'offline' };

it('shows the store’s time with the very answer that tells it, however wrong the phone’s own clock is', () => {
  const { result, rerender } = renderHook(() => useStoreNow(60_000));
  followServerClock(at);
  rerender();
  expect(Math.abs(result.current - at)).toBeLessThan(5_000);
});

describe('a question on a screen', () => {
  it('keeps showing the old value, and says that it is old, when the network is gone', async () => {
    const answers: Answer<number>[] = [done(7), offline];
    const { result } = renderHook(() => useQuery(() => Promise.resolve(answers.shift() ?? offline)));
    await waitFor(() => expect(result.current.shown.status).toBe('ready'));
    await act(async () => result.current.reload());
    expect(result.current.shown).toEqual({ status: 'ready', value: 7, at, problem: offline });
  });

  it('starts with what the phone kept from last time', async () => {
    const first = renderHook(() => useQuery(() => Promise.resolve(done('kept')), { keepAs: 'test-kept' }));
    await waitFor(() => expect(first.result.current.shown.status).toBe('ready'));
    const second = renderHook(() => useQuery<string, never>(() => new Promise(() => undefined), { keepAs: 'test-kept' }));
    expect(second.result.current.shown).toMatchObject({ status: 'ready', value: 'kept' });
  });

  it('asks again when the screen is shown again', async () => {
    const ask = jest.fn(() => Promise.resolve(done(1)));
    renderHook(() => useQuery(ask));
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
    await act(async () => showAgain());
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('does not show an answer that a later question has overtaken', async () => {
    const waiting: ((answer: Answer<string>) => void)[] = [];
    const { result, rerender } = renderHook(({ about }) => useQuery<string, never>(() => new Promise((resolve) => void waiting.push(resolve)), { about }), { initialProps: { about: 'a' } });
    rerender({ about: 'b' });
    await act(async () => waiting[1]?.(done('b')));
    await act(async () => waiting[0]?.(done('a')));
    expect(result.current.shown).toMatchObject({ status: 'ready', value: 'b' });
  });
});

describe('a list on a screen', () => {
  it('adds the next page under the first and keeps the first page\'s head', async () => {
    const pages = [
      { items: [1, 2], nextCursor: 'c', balance: 10 },
      { items: [3], balance: 99 },
    ];
    const ask = jest.fn((_cursor: string | undefined) => Promise.resolve(done(pages.shift() ?? { items: [], balance: 0 })));
    const { result } = renderHook(() => usePages(ask));
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(result.current.more).toBe(true);
    // The end of the page is reached again before anything was drawn: still one question.
    await act(async () => [result.current.loadMore(), result.current.loadMore()]);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(result.current.items).toEqual([1, 2, 3]);
    expect(result.current.head?.balance).toBe(10);
    expect(result.current.more).toBe(false);
    expect(ask).toHaveBeenLastCalledWith('c');
  });
});

describe('a command on a screen', () => {
  it('runs once while it is on its way', async () => {
    let answer: (value: Answer<number>) => void = () => undefined;
    const send = jest.fn(() => new Promise<Answer<number>>((resolve) => (answer = resolve)));
    const { result } = renderHook(() => useCommand(send));
    let second: unknown = 'not yet';
    await act(async () => {
      void result.current.run();
      second = await result.current.run();
    });
    expect([send.mock.calls.length, second, result.current.busy]).toEqual([1, undefined, true]);
    await act(async () => answer(done(1)));
    expect(result.current.busy).toBe(false);
  });
});
