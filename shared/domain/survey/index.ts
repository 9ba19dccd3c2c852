export { checkSurvey, questionKinds, surveyEnd, surveyFaults, surveyLimits, surveyStateOn } from './survey';
export type { Question, QuestionKind, Survey, SurveyFault, SurveyOption, SurveyWords } from './survey';
export { contentmentOf, nextQuestion, pathThrough, readAnswers } from './answers';
export type { Answers, AnswersRefusal, AnswerValue } from './answers';
export { addCounts, countsOf, resultsOf } from './results';
export type { QuestionResult, SurveyCounts } from './results';
export { suggestionLetters } from './suggestion';
