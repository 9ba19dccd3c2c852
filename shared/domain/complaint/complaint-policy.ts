import type { StaffRole } from '../../kernel/staff-role';
import type { Fen } from '../../kernel/units';
import { fen } from '../../kernel/units';
import type { ComplaintKind } from './complaint';
import type { ComplaintClockPolicy, ComplaintSeverity } from './complaint-clock';

/** What a role may give without asking: for one complaint, and in a month. Null is without limit. */
export interface CompensationLimit {
  readonly oneFen: Fen | null;
  readonly monthFen: Fen | null;
}

/** How the desk works, set by head office. */
export interface ComplaintPolicy extends ComplaintClockPolicy {
  /** A closed complaint may be reopened for so many days. */
  readonly reopenDays: number;
  /** Severity of a kind, unless a word of the text makes it worse. */
  readonly severityByKind: Readonly<Record<ComplaintKind, ComplaintSeverity>>;
  readonly words: { readonly serious: readonly string[]; readonly grave: readonly string[] };
  /** The lowest role that may own a complaint of a kind; a grave one always goes to a manager. */
  readonly ownerRole: Readonly<Record<ComplaintKind, 'cashier' | 'manager'>>;
  /** The owner is told so many minutes before something runs out. */
  readonly soonMinutes: number;
  /** Working hours after a breach until head office hears of it; the manager hears at once. */
  readonly headOfficeAfterHours: number;
  /** A customer who has not answered a question for so many hours is to be called: it is our turn again. */
  readonly waitHours: number;
  /** Days after the result on which he is asked for a rating, the first being 0, and the day on which silence closes the complaint. */
  readonly requestOnDays: readonly number[];
  readonly closeAfterDays: number;
  /** The call that asks how he is, so many days after the end. */
  readonly followUpDays: number;
  readonly compensation: Readonly<Record<StaffRole, CompensationLimit>>;
  /** Phrases that do not count as an apology's own words, besides those nobody's do; absent, none. */
  readonly apologyPhrases?: readonly string[];
}

/** What a new environment starts with. Limits are the store's to change. */
export const defaultComplaintPolicy: ComplaintPolicy = {
  firstAnswerHours: { ordinary: 4, serious: 2, grave: 1 },
  resolutionHours: { ordinary: 48, serious: 24, grave: 12 },
  percentByClass: { ordinary: 100, suitable: 75, key: 50 },
  reopenDays: 30,
  severityByKind: { product: 'ordinary', service: 'ordinary', price: 'ordinary', environment: 'ordinary', points: 'ordinary', other: 'ordinary' },
  words: {
    serious: ['过期', '变质', '发霉', '异物', '虫', '骂', '歧视', '欺骗', '假货', '12315', 'expired', 'mould', 'insult', 'fake'],
    grave: ['受伤', '过敏', '中毒', '住院', '烫伤', '流血', '呕吐', '腹泻', '报警', '律师', 'injur', 'allerg', 'poison', 'hospital', 'burn', 'lawyer'],
  },
  ownerRole: { product: 'cashier', service: 'manager', price: 'cashier', environment: 'manager', points: 'cashier', other: 'cashier' },
  soonMinutes: 30,
  headOfficeAfterHours: 4,
  waitHours: 48,
  requestOnDays: [0, 3, 6],
  closeAfterDays: 7,
  followUpDays: 7,
  compensation: {
    cashier: { oneFen: fen(2_000), monthFen: fen(20_000) },
    manager: { oneFen: fen(20_000), monthFen: fen(200_000) },
    head_office: { oneFen: null, monthFen: null },
  },
};

/** How bad a new complaint is: its kind's severity, or worse when a word of the text says so. Letters' case does not matter. */
export function severityOf(kind: ComplaintKind, text: string, policy: Pick<ComplaintPolicy, 'severityByKind' | 'words'>): ComplaintSeverity {
  const lower = text.toLowerCase();
  const says = (list: readonly string[]): boolean => list.some((word) => lower.includes(word.toLowerCase()));
  if (says(policy.words.grave)) return 'grave';
  const byKind = policy.severityByKind[kind];
  return byKind === 'ordinary' && says(policy.words.serious) ? 'serious' : byKind;
}
