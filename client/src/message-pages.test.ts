import { messageTemplatesIn } from '../../shared/domain/campaign';
import { mainPages, memberPages } from './route-list';

test('every message that a new store sends opens a screen that is there, and not one of the staff', () => {
  const screens = new Set<string>([...mainPages.filter((page) => page !== 'pages/desk/index'), ...memberPages.map((page) => `member/${page}`)]);
  expect(messageTemplatesIn('zh').filter(({ page }) => !screens.has(page)).map(({ templateId, page }) => [templateId, page])).toEqual([]);
});
