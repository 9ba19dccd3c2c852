import { news, publishNews, stopNews } from './news';
import { saveTopic, topics } from './topics';

export const interests = { topics, saveTopic, news, publishNews, stopNews };
