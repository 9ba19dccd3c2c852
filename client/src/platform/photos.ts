import Taro from '@tarojs/taro';

/** The longest side a photo keeps, in pixels; enough to read a label, small enough for a shop's network. */
const longestSide = 1_600;

async function compressInBrowser(filePath: string): Promise<string> {
  const picture = await createImageBitmap(await (await fetch(filePath)).blob());
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  return small === null ? filePath : URL.createObjectURL(small);
}

async function compressInWeapp(filePath: string): Promise<string> {
  return (await Taro.compressImage({ src: filePath, quality: 70, compressedWidth: longestSide })).tempFilePath;
}

/** A photo that cannot be made smaller is sent as it is. */
const compress = (filePath: string) =>
  (process.env.TARO_ENV === 'h5' ? compressInBrowser(filePath) : compressInWeapp(filePath)).catch(() => filePath);

/**
 * Lets the person choose photos and makes them small.
 * @returns local paths; none when the person chose none.
 */
export async function choosePhotos(most: number): Promise<readonly string[]> {
  const chosen = await choose(most).catch(() => []);
  return Promise.all(chosen.slice(0, most).map(compress));
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
