import type { ComplaintPolicyKey } from '../../../../shared/domain/policy';
import type { Like } from '../like';
import type { complaintRules as zh } from '../zh/complaint-rules';

/** Every rule of the complaint desk by name. */
export const complaintRuleField: Readonly<Record<ComplaintPolicyKey, string>> = {
  'complaint.firstAnswerHours': 'First answer within hours',
  'complaint.resolutionHours': 'Solved within hours',
  'complaint.percentByClass': 'Percent of the time',
  'complaint.soonMinutes': 'Owner warned, minutes before',
  'complaint.headOfficeAfterHours': 'Head office called, hours after',
  'complaint.waitHours': 'Hours without an answer until a call',
  'complaint.requestOnDays': 'Asked for a rating on days',
  'complaint.closeAfterDays': 'Without one, closed on day',
  'complaint.reopenDays': 'May be reopened for days',
  'complaint.followUpDays': 'Followed up after days',
  'complaint.oneFen': 'Yuan for one complaint at most',
  'complaint.monthFen': 'Yuan in a month at most',
  'complaint.severityByKind': 'Severity',
  'complaint.ownerRole': 'Owner',
  'complaint.seriousWords': 'Words that make it serious',
  'complaint.graveWords': 'Words that make it urgent',
  'complaint.apologyPhrases': 'Phrases that are no apology',
};

/** The rules of the complaint desk as head office edits them, and what they come to. */
export const complaintRules: Like<typeof zh> = {
  timesSaid: (hours: number, grave: number) => `First answer within ${hours} h, urgent ones ${grave} h`,
  givingSaid: (cashier: string, manager: string) => `Cashiers up to ${cashier}, managers up to ${manager} alone`,
  wordsSaid: (count: number) => `${count} words that make it worse`,
  unlimited: 'no limit',
  hours: (count: number) => `${count} ${count === 1 ? 'hour' : 'hours'}`,
  severityTitle: (severity: string) => `${severity} complaints`,
  classes: 'Sooner for members of value',
  escalation: 'Warning and escalation',
  after: 'After the result',
  kinds: 'By kind',
  words: 'By words',
  hints: {
    hours: "Counted in the store's opening hours.",
    percent: '100 is as long as for anybody, 50 is half.',
    manager: 'The manager hears at once when time runs out.',
    days: 'With commas; the first is day 0; five at most.',
    giving: 'Above it the next level must agree; head office has no limit. Empty: no limit.',
    list: 'With commas, or each on its own line.',
    phrases: "“Sorry”, “we apologise” and the like never count; add this brand's own.",
    running: 'Complaints that have begun keep their due times; new and reopened ones get the new.',
  },
  daysBad: 'Days from 0, each later than the one before, such as 0, 3, 6',
  example: (severity: string, memberClass: string, weekday: string, moment: string) => `${severity}, ${memberClass.toLowerCase()} member, sent ${weekday} ${moment}`,
  examples: 'For example',
  exampleIn: (store: string) => `In the opening hours of ${store}`,
  aroundTheClock: 'No store has said its hours: counted around the clock',
  answerBy: (weekday: string, moment: string) => `First answer by ${weekday} ${moment}`,
  resolveBy: (weekday: string, moment: string) => `Solved by ${weekday} ${moment}`,
  soonAt: (weekday: string, moment: string) => `Owner warned ${weekday} ${moment}`,
  headOfficeAt: (weekday: string, moment: string) => `Unanswered: head office called ${weekday} ${moment}`,
  gives: (role: string, yuan: string) => `${role} gives ${yuan}`,
  alone: 'alone',
  needs: (role: string) => `with ${role.toLowerCase()}'s consent`,
};
