import { act, renderHook, waitFor } from '@testing-library/react';
import { album, answers, savedFiles, sizes } from '../../testing/taro';
import { instant } from '../../../../shared/kernel/time';
import { memberApi, transport } from '../../api';
import { choosePhotos } from '../../platform/photos';
import { useAllowNews, useComplain } from './use-complain';

jest.mock('../../api', () => {
  const actual = jest.requireActual<object>('../../api');
  return { ...actual, transport: { upload: jest.fn() }, memberApi: { query: { complaints: { photoFolder: jest.fn() } }, command: { complaints: { open: jest.fn() }, consent: { recordSubscriptions: jest.fn() } } } };
});

const upload = transport.upload as unknown as jest.Mock<Promise<string>, [string, string]>;
/** What was uploaded, small copies apart. */
const photosSent = () => upload.mock.calls.filter(([path]) => !path.endsWith('.small.jpg')).map(([, src]) => src);
const open = memberApi.command.complaints.open as unknown as jest.Mock;
const folder = memberApi.query.complaints.photoFolder as unknown as jest.Mock;
const words = '排队二十分钟没有人说明';

beforeEach(() => {
  jest.resetAllMocks();
  album.length = 0;
  folder.mockResolvedValue({ kind: 'done', value: { folder: 'complaints/m_1' }, at: instant(1) });
  upload.mockImplementation((path) => Promise.resolve(`cloud://e.b/${path}`));
  open.mockResolvedValue({ kind: 'done', value: { complaintId: 'cp_1', firstAnswerDueAt: instant(2), subscribeTemplates: [] }, at: instant(1) });
});

/** The mini-program started anew: nothing is left but what the phone keeps. */
const start = () => renderHook(() => useComplain(undefined)).result;
async function add(page: ReturnType<typeof start>, ...names: string[]): Promise<void> {
  album.push(...names.map((name) => `wxfile://tmp/${name}`));
  await act(() => page.current.addPhotos());
}

it('keeps nine photos with their draft over a restart, takes no tenth, and sends after a failed upload only what is missing', async () => {
  const before = start();
  act(() => before.current.change({ text: words }));
  await add(before, ...Array.from({ length: 10 }, (_, index) => `${index}`));
  expect(before.current.draft.photos).toHaveLength(9);
  act(() => before.current.removePhoto('wxfile://store/8'));

  upload.mockImplementation((path, src) => (src.endsWith('/3') ? Promise.reject(new Error('lost')) : Promise.resolve(`cloud://e.b/${path}`)));
  await act(() => before.current.submit());
  expect([before.current.sent, open.mock.calls.length, photosSent().length]).toEqual([undefined, 0, 8]);

  const after = start();
  await waitFor(() => expect(after.current.draft.photos.map(({ src }) => src)).toEqual(Array.from({ length: 8 }, (_, index) => `wxfile://store/${index}`)));
  expect(after.current.draft.text).toBe(words);
  upload.mockClear().mockImplementation((path) => Promise.resolve(`cloud://e.b/${path}`));
  await act(() => after.current.submit());
  expect(photosSent()).toEqual(['wxfile://store/3']);
  expect(upload.mock.calls.map(([path]) => path.replace(/^.*\/[^./]+/, ''))).toEqual(['.small.jpg', '.jpg']);
  const sent = open.mock.calls[0] as [{ photos: string[] }];
  expect([sent[0].photos.length, new Set(sent[0].photos).size]).toEqual([8, 8]);
  expect(after.current.sent).toBeDefined();
  await waitFor(() => expect(savedFiles.size).toBe(0));
  expect(start().current.draft).toMatchObject({ text: '', photos: [] });
});

it('sends a photo anew that the cloud says it has not', async () => {
  const page = start();
  act(() => page.current.change({ text: words }));
  await add(page, 'gone');
  open.mockImplementationOnce(({ photos }: { photos: string[] }) => Promise.resolve({ kind: 'refused', refusal: { code: 'PHOTO_UNREADABLE', details: { fileId: photos[0] } }, at: instant(1) }));
  await act(() => page.current.submit());
  await act(() => page.current.submit());
  expect([photosSent().length, page.current.sent !== undefined]).toEqual([2, true]);
});

it('offers joining to a writer who is no member, and keeps what he wrote', async () => {
  const page = start();
  act(() => page.current.change({ text: words }));
  open.mockResolvedValueOnce({ kind: 'fault', fault: { code: 'FORBIDDEN', requestId: 'r', retryable: false }, asked: 'member', at: instant(1) });
  expect(page.current.joinFirst).toBe(false);
  await act(() => page.current.submit());
  expect([page.current.joinFirst, page.current.sent, page.current.draft.text]).toEqual([true, undefined, words]);
  expect(start().current.draft.text).toBe(words);
});

it('compresses a large photo until it is small enough, and never to something larger', async () => {
  const mega = 1_024 * 1_024;
  sizes.set('a', 8 * mega).set('a.q70', 3 * mega).set('a.q40', mega).set('b', 400_000).set('b.q70', 500_000).set('b.q40', 450_000).set('c', 5 * mega).set('c.q70', mega);
  album.push('a', 'b', 'c', 'small');
  expect(await choosePhotos(9)).toEqual({ paths: ['a.q40', 'b', 'c.q70', 'small'], left: 0 });
});

it('asks WeChat for both messages about a complaint at one tap, writes down the accepted one, and does not ask again', async () => {
  const record = memberApi.command.consent.recordSubscriptions as unknown as jest.Mock;
  record.mockResolvedValue({ kind: 'done', value: { credits: [] }, at: instant(1) });
  const templates = ['tpl_complaint_asked', 'tpl_complaint_closed'].map((templateId) => ({ templateId, name: { zh: templateId, en: templateId } }));
  answers['tpl_complaint_asked'] = 'accept';
  const news = renderHook(() => useAllowNews({ subscribeTemplates: templates })).result;
  await act(() => Promise.resolve(news.current.allow()));
  await waitFor(() => expect(news.current.allowed).toBe(true));
  expect(record.mock.calls).toEqual([[{ accepted: ['tpl_complaint_asked'] }]]);
  expect(renderHook(() => useAllowNews({ subscribeTemplates: [] })).result.current.mayAsk).toBe(false);
});
