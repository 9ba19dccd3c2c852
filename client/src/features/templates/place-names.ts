import { placePattern } from '../../../../shared/domain/campaign/message-template';
import type { Text } from '../../text';

/** What people call what is filled in at a place of a text; the place itself where there is no word for it. */
export const placeName = (place: string, { outbox }: Text): string => outbox.place[place] ?? place;

/** A text of a template as people read it. @example withPlaceNames('{brand}想您了', text) //=> '【品牌名】想您了' */
export function withPlaceNames(words: string, text: Text): string {
  return words.replace(placePattern, (_, place: string) => `【${placeName(place, text)}】`);
}
