import { daysBetween, type LocalDate } from '../../kernel/time';

/** Something members may want to hear of, with the categories of goods that stand for it. */
export interface Topic {
  readonly topicId: string;
  readonly categories: readonly string[];
}

/** Bought on so many days, by the categories of the lines; a category is null where the till did not say. */
export interface BoughtDay {
  readonly on: LocalDate;
  readonly categories: readonly (string | null)[];
}

export const topicLimits = { topics: 40, name: 20, categories: 20, category: 40, newsTitle: 40, newsWords: 500 } as const;

/** One purchase may be a present; on two days within a year one likes it. */
const days = 2;
const withinDays = 365;

/**
 * Topics somebody seems to like by what he bought: their goods on two different days within a year. `declined` are those he said no to:
 * they do not come back by themselves. What is known as liked already is named again; the caller leaves it as it is.
 *
 * @example inferTopics([{ on, categories: ['tea', 'tea'] }], [{ topicId: 'tea', categories: ['tea'] }], [], on) //=> [] (two lines of one day)
 */
export function inferTopics(bought: readonly BoughtDay[], topics: readonly Topic[], declined: readonly string[], today: LocalDate): readonly string[] {
  const recent = bought.filter(({ on }) => { const ago = daysBetween(on, today); return ago >= 0 && ago < withinDays; });
  return topics.filter(({ topicId, categories }) => {
    if (declined.includes(topicId)) return false;
    const on = recent.filter((day) => day.categories.some((category) => category !== null && categories.includes(category))).map((day) => day.on);
    return new Set(on).size >= days;
  }).map(({ topicId }) => topicId);
}
