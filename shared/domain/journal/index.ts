export { articleFaults, articleLimits, checkArticle, isOut, paragraphsOf, type ArticleFault } from './article';
