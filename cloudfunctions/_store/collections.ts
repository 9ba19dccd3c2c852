/** An index as the deployment and the local cloud create it. */
export interface IndexDefinition {
  readonly name: string;
  readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 }[];
  readonly unique?: boolean;
}
export interface CollectionDefinition {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
}

/** `index('memberId', '-at')`: the name and keys of an index from its fields; a minus sign means falling. */
function index(...fields: string[]): IndexDefinition {
  return {
    name: fields.map((field) => field.replace(/[.-]/g, '_')).join('__'),
    keys: fields.map((field) => (field.startsWith('-') ? { field: field.slice(1), direction: -1 } : { field, direction: 1 })),
  };
}
const unique = (...fields: string[]): IndexDefinition => ({ ...index(...fields), unique: true });

/**
 * Every collection with its indexes: the one list that the local cloud and the deployment script both use.
 * A question that no index here serves is a full scan, which the local cloud reports and the tests refuse.
 */
export const collectionDefinitions: readonly CollectionDefinition[] = [
  { name: 'identities', indexes: [index('memberId')] },
  { name: 'members', indexes: [unique('number'), index('phoneTail'), index('joinedStoreId', '-joinedAt'), index('-joinedAt'), index('unionid'), index('birthday.birthday.calendar', 'birthday.birthday.month', 'birthday.birthday.day', '_id')] },
  { name: 'accounts', indexes: [index('retention.nextChangeOn', '_id'), index('retention.state', '-retention.changedOn', '-_id'), index('storeId', 'retention.state', '-retention.changedOn', '-_id'), index('booksDueOn', '_id'), index('tier.grace.endsOn', '_id'), index('storeId', '_id'), index('retention.state', '_id'), index('code.scan.goodUntilAt')] },
  { name: 'pointsEntries', indexes: [index('memberId', '-number')] },
  { name: 'tierEvents', indexes: [index('memberId', '-on', '-_id')] },
  { name: 'couponTemplates', indexes: [] },
  { name: 'coupons', indexes: [index('memberId', 'state', 'validUntilAt', '_id'), index('state', 'validUntilAt', '_id'), index('templateId', 'memberId', 'state')] },
  { name: 'couponOffers', indexes: [] },
  { name: 'couponCounts', indexes: [] },
  { name: 'couponPlaces', indexes: [] },
  { name: 'couponBatches', indexes: [index('state', 'createdAt', '_id'), index('-createdAt', '-_id'), index('byStaffId', '-createdAt', '-_id')] },
  { name: 'rewards', indexes: [index('active', '-createdAt', '-_id')] },
  { name: 'rewardTakings', indexes: [] },
  { name: 'stockChanges', indexes: [index('rewardId', '-at')] },
  { name: 'exchanges', indexes: [index('memberId', '-at', '-_id'), index('storeId', 'state', 'untilOn', '_id'), index('state', 'untilOn', '_id'), index('code')] },
  { name: 'policies', indexes: [] },
  { name: 'stores', indexes: [] },
  { name: 'staff', indexes: [unique('openid'), index('storeIds'), index('role')] },
  { name: 'purchases', indexes: [unique('command'), index('-at'), index('memberId', '-at', '-_id'), index('storeId', '-at', '-_id')] },
  { name: 'refunds', indexes: [index('purchaseId'), index('storeId', '-at', '-_id'), index('at', '_id'), index('memberId', '-at')] },
  {
    name: 'complaints',
    indexes: [
      index('memberId', '-openedAt', '-_id'),
      ...['queueAt', 'queueByValue'].flatMap((place) => [
        index('queue', place, '_id'), index('storeId', 'queue', place, '_id'), index('ownerId', 'queue', place, '_id'), index('watcherIds', 'queue', place, '_id'),
      ]),
      index('tickAt', '_id'), index('changedAt', '_id'), index('openedAt', '_id'), index('storeId', 'openedAt', '_id'),
    ],
  },
  { name: 'complaintNotes', indexes: [index('complaintId', '-at')] },
  { name: 'photoChecks', indexes: [index('traceIds'), index('state', 'askedAt', '_id'), index('memberId')] },
  { name: 'apologies', indexes: [index('staffId', '-at')] },
  { name: 'compensationLedgers', indexes: [] },
  { name: 'compensationApprovals', indexes: [index('state', '-askedAt', '-_id'), index('storeId', 'state', '-askedAt', '-_id')] },
  { name: 'staffNotices', indexes: [index('staffId', '-at', '-_id'), index('staffId', 'isUnread'), index('message', 'at', '_id')] },
  { name: 'commands', indexes: [index('at')] },
  { name: 'codeAttempts', indexes: [index('since')] },
  { name: 'tills', indexes: [] },
  { name: 'tillNonces', indexes: [index('at')] },
  { name: 'decisions', indexes: [index('memberId', '-decidedAt'), index('businessDay', 'channel', '_id'), index('campaign', 'channel', '_id')] },
  {
    name: 'outbox',
    indexes: [index('state', 'notBefore', '_id'), index('memberId', '-decidedAt'), index('queue', '-decidedAt', '-_id'), index('storeId', 'queue', '-decidedAt', '-_id'), index('campaign', 'state'), index('groupId', 'state', '_id'), index('platformId')],
  },
  { name: 'tasks', indexes: [index('state', 'dueOn', '_id'), index('storeId', 'state', 'dueOn', '_id'), index('memberId', 'state')] },
  { name: 'contacts', indexes: [index('memberId', '-at')] },
  { name: 'nightRuns', indexes: [index('state', 'businessDay')] },
  { name: 'models', indexes: [] },
  { name: 'booksRuns', indexes: [] },
  { name: 'bookFindings', indexes: [index('businessDay', '_id')] },
  { name: 'liabilities', indexes: [] },
  { name: 'adjustments', indexes: [index('state', '-requestedAt', '-_id'), index('storeId', 'state', '-requestedAt', '-_id'), index('storeId', '-requestedAt', '-_id'), index('memberId', '-requestedAt')] },
  { name: 'plannedPolicies', indexes: [] },
  { name: 'patterns', indexes: [index('state', '-on', '-_id'), index('storeId', 'state', '-on', '-_id')] },
  { name: 'ownCardAttempts', indexes: [index('storeId', '-at', '-_id')] },
  { name: 'reportRuns', indexes: [] },
  { name: 'reports', indexes: [] },
  { name: 'stateCounts', indexes: [] },
  { name: 'birthdayWishes', indexes: [index('-askedAt', '-_id'), index('storeId', '-askedAt', '-_id')] },
  { name: 'exports', indexes: [index('endsAt')] },
  { name: 'leavings', indexes: [index('dueOn', '_id')] },
  { name: 'referrals', indexes: [index('referrerId', '-joinedAt', '-_id'), index('state', 'dueOn', '_id')] },
  { name: 'surveys', indexes: [index('isPublished', 'closesOn', '_id'), index('-changedAt', '-_id'), index('isPublished', '-changedAt', '-_id')] },
  { name: 'surveyAnswers', indexes: [index('surveyId', 'hasWords', '-changedAt', '-_id'), index('changedAt', '_id'), index('memberId')] },
  { name: 'surveyCounts', indexes: [] },
  { name: 'suggestions', indexes: [index('memberId', '-at', '-_id'), index('isPublic', '-at', '-_id'), index('state', '-at', '-_id'), index('storeId', 'state', '-at', '-_id')] },
  { name: 'followers', indexes: [index('subscribed', 'seenAt'), index('oaOpenid')] },
  { name: 'groupSends', indexes: [index('state', '-createdAt', '-_id'), index('platformId')] },
  { name: 'sendCounts', indexes: [index('endsAt')] },
  { name: 'announcements', indexes: [index('state', '_id'), index('-createdAt', '-_id')] },
  { name: 'topics', indexes: [] },
  { name: 'memberTopics', indexes: [index('topicId', '_id'), index('memberId')] },
  { name: 'declinedTopics', indexes: [] },
  { name: 'tagWords', indexes: [index('-usedAt', '-_id')] },
  { name: 'news', indexes: [index('-at', '-_id')] },
  { name: 'events', indexes: [index('isPublished', 'endsAt', '_id'), index('-startsAt', '-_id'), index('storeId', '-startsAt', '-_id')] },
  { name: 'eventGuests', indexes: [index('eventId', '_id'), index('eventId', 'state', 'signedUpAt', '_id'), index('memberId', '-changedAt', '-_id')] },
  { name: 'articles', indexes: [index('isPublished', '-publishedOn', '-_id'), index('-changedAt', '-_id')] },
  { name: 'boards', indexes: [] },
  { name: 'occasionMarks', indexes: [] },
  { name: 'storeWeather', indexes: [index('on', '_id')] },
  { name: 'tokens', indexes: [] },
  { name: 'campaigns', indexes: [index('workDueAt'), index('-changedAt', '-_id'), index('homeStoreId', '-changedAt', '-_id')] },
  { name: 'campaignRuns', indexes: [] },
  { name: 'recipients', indexes: [index('campaignId', '_id')] },
  { name: 'standingResults', indexes: [index('dueOn')] },
  { name: 'openingHours', indexes: [] },
  { name: 'ratings', indexes: [index('memberId', '-ratedAt'), index('changedAt', '_id')] },
  { name: 'careNotes', indexes: [] },
  { name: 'contactCards', indexes: [] },
  { name: 'complaintDays', indexes: [] },
  { name: 'voiceMarks', indexes: [] },
];
