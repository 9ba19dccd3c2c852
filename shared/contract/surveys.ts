import { z } from 'zod';
import { questionKinds, surveyFaults, surveyLimits } from '../domain/survey';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;

export const surveyId = z.string().regex(/^sv_[A-Za-z0-9_.:-]{1,120}$/);
const key = z.string().regex(/^[a-z0-9]{1,20}$/);
const written = (most: number) => z.strictObject({ zh: z.string().max(most), en: z.string().max(most) });

const question = z.strictObject({
  id: key,
  kind: z.enum(questionKinds),
  words: written(surveyLimits.words),
  required: z.boolean(),
  options: z.array(z.strictObject({ id: key, words: written(surveyLimits.words), goTo: key.optional() })).max(surveyLimits.options),
});
const surveyBody = {
  kind: z.enum(['survey', 'poll']),
  title: written(surveyLimits.title),
  questions: z.array(question).max(surveyLimits.questions),
  opensOn: s.localDate,
  closesOn: s.localDate,
};
const answers = z.record(key, z.union([z.string().max(surveyLimits.text), z.array(key).max(surveyLimits.options), z.number().int().min(0).max(10)]));

const results = z.strictObject({
  people: s.count,
  questions: z.array(z.strictObject({
    questionId: key,
    answered: s.count,
    given: z.array(z.strictObject({ value: z.string(), count: s.count })),
    mean: z.number().nullable(),
    netPromoters: z.number().nullable(),
  })),
});

const memberRow = z.strictObject({ surveyId, kind: z.enum(['survey', 'poll']), title: s.localName, questions: s.count, closesOn: s.localDate, answeredAt: s.instant.optional() });

/** The member's area `surveys`: questions that are open, his answers, and what the others think of a poll he voted in. */
export const surveysArea = {
  list: action({ kind: 'query', auth: 'member', input: s.nothing, output: z.strictObject({ open: z.array(memberRow).max(50) }), refusals: {} }),
  show: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ surveyId }),
    output: memberRow.omit({ questions: true }).extend({ questions: z.array(question), mine: answers.optional(), results: results.optional() }),
    refusals: {},
  }),
  /** Answers, or changes an answer until the survey closes. Each member has one. */
  answer: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ surveyId, answers }),
    output: z.strictObject({ answeredAt: s.instant }),
    refusals: {
      SURVEY_CLOSED: z.strictObject({ closesOn: s.localDate }),
      SURVEY_ANSWER_MISSING: z.strictObject({ questionId: z.string() }),
      SURVEY_ANSWER_UNFIT: z.strictObject({ questionId: z.string() }),
      TEXT_RISKY: z.strictObject({}),
    },
  }),
} as const;

const staffRow = z.strictObject({
  surveyId,
  kind: z.enum(['survey', 'poll']),
  title: s.localName,
  state: z.enum(['draft', 'coming', 'open', 'closed']),
  opensOn: s.localDate,
  closesOn: s.localDate,
  changedAt: s.instant,
});

/** The staff's area `surveys`: head office asks, managers read. */
export const staffSurveysArea = {
  list: action({ kind: 'query', auth: manager, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(staffRow), refusals: {} }),
  show: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ surveyId }),
    output: staffRow.extend({ questions: z.array(question), results }),
    refusals: {},
  }),
  /** What people wrote to one question, newest first, without their names. */
  said: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ surveyId, questionId: key, cursor: s.cursor.optional() }),
    output: s.page(z.strictObject({ words: z.string(), at: s.instant })),
    refusals: {},
  }),
  /** Keeps a draft. What was published is changed no more: answers to other questions would be counted together. */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ surveyId: surveyId.optional(), ...surveyBody }),
    output: z.strictObject({ surveyId, faults: z.array(z.enum(surveyFaults)) }),
    refusals: { SURVEY_PUBLISHED: z.strictObject({}) },
  }),
  publish: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ surveyId }),
    output: z.strictObject({ surveyId }),
    refusals: { SURVEY_UNFIT: z.strictObject({ faults: z.array(z.enum(surveyFaults)) }), SURVEY_PUBLISHED: z.strictObject({}) },
  }),
  /** Closes it at the end of yesterday: nobody answers any more. */
  close: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ surveyId }),
    output: z.strictObject({ surveyId }),
    refusals: { SURVEY_NOT_OPEN: z.strictObject({}) },
  }),
} as const;
