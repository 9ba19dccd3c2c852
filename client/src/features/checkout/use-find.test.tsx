import { act, renderHook } from '@testing-library/react';
import { instant } from '../../../../shared/kernel/time';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi } from '../../api';
import { useFind, type AtTill } from './use-find';

jest.mock('../../api', () => {
  const actual = jest.requireActual<object>('../../api');
  return { ...actual, staffApi: { query: { members: { find: jest.fn(), recentlyJoined: jest.fn() } }, command: { members: { scan: jest.fn() } } } };
});

const members = staffApi.query.members as unknown as { find: jest.Mock; recentlyJoined: jest.Mock };
const scan = staffApi.command.members.scan as unknown as jest.Mock;
const member = { memberId: 'm_1', memberNumber: '00004711', nickname: '' };

async function found(typed: string): Promise<{ at: AtTill[]; said: string | undefined }> {
  const at: AtTill[] = [];
  const { result } = renderHook(() => useFind('S1' as StoreId, (one) => at.push(one)));
  await act(async () => result.current.type(typed));
  await act(async () => result.current.find());
  return { at, said: result.current.said };
}

beforeEach(() => {
  jest.resetAllMocks();
  members.recentlyJoined.mockResolvedValue({ kind: 'done', value: { members: [] }, at: instant(1) });
});

it('accepts a code typed in groups at once, by one command, and hands on its scan instead of the code', async () => {
  scan.mockResolvedValue({ kind: 'done', value: { scanId: 'sc_1', goodUntilAt: instant(2), member }, at: instant(1) });
  expect((await found('0000 4711 9465 7712')).at).toEqual([{ member, scanId: 'sc_1' }]);
  expect(scan).toHaveBeenCalledTimes(1);
  expect(members.find).not.toHaveBeenCalled();
});

it('looks a member number up without a scan', async () => {
  members.find.mockResolvedValue({ kind: 'done', value: { by: 'number', members: [member] }, at: instant(1) });
  expect((await found('00004711')).at).toEqual([{ member }]);
  expect(scan).not.toHaveBeenCalled();
});

it('says when to try again after too many wrong codes', async () => {
  scan.mockResolvedValue({ kind: 'refused', refusal: { code: 'MEMBER_CODE_ATTEMPTS', details: { attempts: 10, retryAt: instant(Date.now() + 300_000) } }, at: instant(Date.now()) });
  expect((await found('0000471194657712')).said).toMatch(/\d 分钟/);
});
