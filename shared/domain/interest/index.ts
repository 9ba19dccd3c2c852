export { inferTopics, topicLimits, type BoughtDay, type Topic } from './topics';
