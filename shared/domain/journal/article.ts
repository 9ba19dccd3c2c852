import type { LocalDate } from '../../kernel/time';

/** `letters`: of the whole text, so that an article comes to a phone in one answer of 60 KB. */
export const articleLimits = { title: 40, paragraphs: 40, paragraph: 1_000, letters: 12_000, photos: 9 } as const;

export const articleFaults = ['TITLE', 'NO_WORDS', 'TOO_LONG'] as const;
export type ArticleFault = (typeof articleFaults)[number];

/** The paragraphs of what somebody typed: an empty line ends one, a single break stays in it; what is empty is none. */
export function paragraphsOf(typed: string): readonly string[] {
  return typed.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}

/** What stands in the way of publishing an article. */
export function checkArticle({ title, paragraphs }: { readonly title: string; readonly paragraphs: readonly string[] }): readonly ArticleFault[] {
  const faults: [ArticleFault, boolean][] = [
    ['TITLE', title.trim() === '' || title.length > articleLimits.title],
    ['NO_WORDS', paragraphs.every((paragraph) => paragraph.trim() === '')],
    ['TOO_LONG', paragraphs.length > articleLimits.paragraphs || paragraphs.some((paragraph) => paragraph.length > articleLimits.paragraph) || paragraphs.reduce((sum, { length }) => sum + length, 0) > articleLimits.letters],
  ];
  return faults.filter(([, is]) => is).map(([fault]) => fault);
}

/** Whether members read it: published, and its day has come. */
export function isOut({ isPublished, publishedOn }: { readonly isPublished: boolean; readonly publishedOn: LocalDate }, today: LocalDate): boolean {
  return isPublished && publishedOn <= today;
}
