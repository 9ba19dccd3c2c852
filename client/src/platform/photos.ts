import Taro from '@tarojs/taro';

/** The longest side a photo keeps, in pixels; enough to read a label, small enough for a shop's network. */
const longestSide = 1_600;
/** WeChat's compression by quality, the second try for a photo that is still large after the first. */
const qualities = [70, 40] as const;
/** A photo of so many bytes travels as it is; one that is still above `large` after compressing is compressed harder. */
const smallBytes = 300 * 1_024;
const largeBytes = 2 * 1_024 * 1_024;

/** The longest side of the copy that lists show: a third of a phone's width on its sharpest screens. */
const smallSide = 320;
const smallQuality = 60;

/** A picture drawn anew in the browser; the one given where that does not make it smaller. */
async function compressInBrowser(filePath: string, side: number = longestSide, asItIsBytes: number = smallBytes): Promise<string> {
  const before = await (await fetch(filePath)).blob();
  const picture = await createImageBitmap(before);
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  if (scale === 1 && before.size <= asItIsBytes) return filePath;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const after = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  return after === null || after.size >= before.size ? filePath : URL.createObjectURL(after);
}

function bytesOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: ({ errMsg }) => reject(new Error(errMsg)) });
  });
}

/** Measured before and after: a photo that would only grow, or is small as it is, keeps its own file. */
async function compressInWeapp(filePath: string): Promise<string> {
  let [best, bytes] = [filePath, await bytesOf(filePath)];
  if (bytes <= smallBytes) return best;
  for (const quality of qualities) {
    const { tempFilePath } = await Taro.compressImage({ src: filePath, quality, compressedWidth: longestSide });
    const after = await bytesOf(tempFilePath);
    if (after < bytes) [best, bytes] = [tempFilePath, after];
    if (bytes <= largeBytes) break;
  }
  return best;
}

/** A photo that cannot be made smaller is sent as it is. */
const compress = (filePath: string) =>
  (process.env.TARO_ENV === 'h5' ? compressInBrowser(filePath) : compressInWeapp(filePath)).catch(() => filePath);

/** A small copy of a photo for lists; undefined where none can be made. */
export async function smallCopy(filePath: string): Promise<string | undefined> {
  try {
    if (process.env.TARO_ENV === 'h5') return await compressInBrowser(filePath, smallSide, 0);
    return (await Taro.compressImage({ src: filePath, quality: smallQuality, compressedWidth: smallSide })).tempFilePath;
  } catch {
    return undefined;
  }
}

/** What came of choosing photos. */
export interface ChosenPhotos {
  /** Local paths, in the order chosen; none when the person chose none. */
  readonly paths: readonly string[];
  /** How many were left because there were too many: a browser does not count, and the first ones are taken. */
  readonly left: number;
  /** Why the album did not open: he did not agree to WeChat's guide, or the phone does not let WeChat see it. Not for who closed it. */
  readonly closed?: 'privacy' | 'album';
}

/** Lets the person choose photos and makes them small. */
export async function choosePhotos(most: number): Promise<ChosenPhotos> {
  try {
    const chosen = await choose(most);
    return { paths: await Promise.all(chosen.slice(0, most).map(compress)), left: Math.max(0, chosen.length - most) };
  } catch (error) {
    const closed = whyClosed(error);
    return { paths: [], left: 0, ...(closed === undefined ? {} : { closed }) };
  }
}

/** Reads why from WeChat's failure: `fail cancel` is a person who changed his mind, 103 and 104 are a refused guide. */
function whyClosed(error: unknown): ChosenPhotos['closed'] {
  const { errMsg = '', errno } = (error ?? {}) as { readonly errMsg?: string; readonly errno?: number };
  if (/cancel|abort/i.test(errMsg)) return undefined;
  return errno === 103 || errno === 104 || errMsg.includes('privacy') ? 'privacy' : 'album';
}

async function choose(most: number): Promise<readonly string[]> {
  if (process.env.TARO_ENV === 'h5') return (await Taro.chooseImage({ count: most, sizeType: ['compressed'] })).tempFilePaths;
  const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
  return tempFiles.map((file) => file.tempFilePath);
}

/** Photos large, one at a time. */
export function showPhoto(current: string, all: readonly string[]): void {
  void Taro.previewImage({ current, urls: [...all] }).catch(() => undefined);
}
