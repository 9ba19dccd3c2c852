/** Letters of a suggestion, and of the store's reply to it: twenty of both, as long as they may be, come to a phone in one answer of 60 KB. */
export const suggestionLetters = 400;
