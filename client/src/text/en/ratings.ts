import type { Like } from '../like';
import type { ratings as ratingsZh } from '../zh/ratings';

/** What members say of a visit in stars and words, and when somebody is called for it. */
export const ratings: Like<typeof ratingsZh> = {
  ratings: {
    store: 'The store',
    guide: (name: string) => (name === '' ? 'Your guide' : name),
    ask: 'How was this visit?',
    saved: 'Thank you, noted',
    words: 'Add a word',
    wordsChange: 'Change what you said',
    wordsTitle: 'What would you tell us?',
    wordsHint: 'Optional; only the store reads it',
    wordsSave: 'Save',
    until: (day: string) => `You can change it until ${day}`,
    starsSaid: ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'],
  },
  careWords: {
    store: (stars: number) => `store ${stars} of 5`,
    guide: (stars: number) => `guide ${stars} of 5`,
    rating: (stars: number) => `gave ${stars} of 5`,
    badVisits: (visits: number) => `bad visit number ${visits} in 90 days`,
    said: (words: string) => `“${words}”`,
  },
};
