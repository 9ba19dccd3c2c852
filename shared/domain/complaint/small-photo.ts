/**
 * Where the small copy of a photo lies, by its path or file id: beside it. The phone puts it there; a photo without one is shown itself.
 * @example smallPhotoOf('complaints/ph_1/abc.jpg') //=> 'complaints/ph_1/abc.small.jpg'
 */
export function smallPhotoOf(path: string): string {
  return `${path.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.small.jpg`;
}
