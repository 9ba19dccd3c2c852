import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const headOffice = { role: 'head_office' } as const;

/** So many kinds of goods, the general note included. */
export const mostCareNotes = 60;
export const careNoteLimits = { category: 20, text: 400 } as const;

/** A kind of goods as tills name it; the empty one is the general note, shown for goods of no kind. */
const category = z.string().max(careNoteLimits.category).refine((name) => name === name.trim(), 'no spaces around');
const careText = z.strictObject({ zh: s.words(0, careNoteLimits.text), en: s.words(0, careNoteLimits.text) });
const careNote = z.strictObject({
  category,
  text: careText,
  /** 0 while it was never written. */
  version: s.count,
  changed: z.strictObject({ at: s.instant, byName: z.string() }).optional(),
});

/** The staff's area `careNotes`: how to keep what was bought, by kind of goods. */
export const careNotesArea = {
  list: action({
    kind: 'query',
    auth: headOffice,
    input: s.nothing,
    /** `unwritten` are kinds sold lately of which nothing is said. */
    output: z.strictObject({ notes: z.array(careNote).max(mostCareNotes), unwritten: z.array(z.string()).max(20) }),
    refusals: {},
  }),
  /** Writes the note of a kind of goods; both texts empty take it away. */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ category, text: careText, version: s.count }),
    output: careNote,
    refusals: {
      CARE_NOTE_CHANGED: z.strictObject({ byName: z.string() }),
      CARE_NOTES_TOO_MANY: z.strictObject({ most: s.count }),
    },
  }),
} as const;
