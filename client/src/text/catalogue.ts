import { afterPurchase as afterPurchaseEn } from './en/after-purchase';
import { books as booksEn } from './en/books';
import { campaigns as campaignsEn } from './en/campaigns';
import { care as careEn } from './en/care';
import { complaintDesk as complaintDeskEn } from './en/complaint-desk';
import { gatherings as gatheringsEn } from './en/gatherings';
import { insights as insightsEn } from './en/insights';
import { member as memberEn } from './en/member';
import { member360 as member360En } from './en/member-360';
import { pointsShop as pointsShopEn } from './en/points-shop';
import { profile as profileEn } from './en/profile';
import { policies as policiesEn } from './en/policies';
import { staff as staffEn } from './en/staff';
import { announcements as announcementsEn } from './en/announcements';
import { templates as templatesEn } from './en/templates';
import { tills as tillsEn } from './en/tills';
import { voice as voiceEn } from './en/voice';
import { ratings as ratingsEn } from './en/ratings';
import { openingHours as openingHoursEn } from './en/opening-hours';
import { complaintPatterns as complaintPatternsEn } from './en/complaint-patterns';
import { words as wordsEn } from './en/words';
import type { Like } from './like';
import { sayIn, type Lang, type Say } from './say';
import type { Words } from './words';
import { afterPurchase as afterPurchaseZh } from './zh/after-purchase';
import { books as booksZh } from './zh/books';
import { campaigns as campaignsZh } from './zh/campaigns';
import { care as careZh } from './zh/care';
import { complaintDesk as complaintDeskZh } from './zh/complaint-desk';
import { gatherings as gatheringsZh } from './zh/gatherings';
import { insights as insightsZh } from './zh/insights';
import { member as memberZh } from './zh/member';
import { member360 as member360Zh } from './zh/member-360';
import { pointsShop as pointsShopZh } from './zh/points-shop';
import { profile as profileZh } from './zh/profile';
import { policies as policiesZh } from './zh/policies';
import { staff as staffZh } from './zh/staff';
import { announcements as announcementsZh } from './zh/announcements';
import { templates as templatesZh } from './zh/templates';
import { voice as voiceZh } from './zh/voice';
import { ratings as ratingsZh } from './zh/ratings';
import { openingHours as openingHoursZh } from './zh/opening-hours';
import { complaintPatterns as complaintPatternsZh } from './zh/complaint-patterns';
import { words as wordsZh } from './zh/words';
import { tills as tillsZh } from './zh/tills';

const zh = { ...memberZh, ...afterPurchaseZh, ...profileZh, ...careZh, ...complaintDeskZh, ...insightsZh, ...member360Zh, ...booksZh, ...pointsShopZh, ...policiesZh, ...campaignsZh, ...staffZh, ...templatesZh, ...announcementsZh, ...ratingsZh, ...openingHoursZh, ...complaintPatternsZh, ...voiceZh, ...gatheringsZh, ...tillsZh };

type Sentences = Like<typeof zh>;

/** Everything a person reads, in one language: sentences by screen, words by value, and how numbers and days are said. */
export interface Text extends Sentences {
  readonly lang: Lang;
  readonly words: Words;
  readonly say: Say;
}

const catalogue: Readonly<Record<Lang, Text>> = {
  zh: { ...zh, words: wordsZh, say: sayIn('zh'), lang: 'zh' },
  en: { ...memberEn, ...afterPurchaseEn, ...profileEn, ...careEn, ...complaintDeskEn, ...insightsEn, ...member360En, ...booksEn, ...pointsShopEn, ...policiesEn, ...campaignsEn, ...staffEn, ...templatesEn, ...announcementsEn, ...ratingsEn, ...openingHoursEn, ...complaintPatternsEn, ...voiceEn, ...gatheringsEn, ...tillsEn, words: wordsEn, say: sayIn('en'), lang: 'en' },
};

/** The catalogue of a language. */
export function textIn(lang: Lang): Text {
  return catalogue[lang];
}
