import type { Browser } from 'playwright-core';

/** Makes small files of large screenshots. */
export interface Darkroom {
  /** A PNG as WebP, so many pixels wide. */
  develop(png: Buffer, width: number): Promise<Buffer>;
}

/** Points a kept picture is wide. */
export const pictureWidth = 390;
/** Fine enough to read every word; half again as large shows nothing more. */
const quality = 0.5;

/** A page whose canvas writes WebP: the browser that took the picture is also the only thing needed to make it small. */
export async function openDarkroom(browser: Browser): Promise<Darkroom> {
  const page = await browser.newPage();
  return {
    async develop(png, width) {
      const url = await page.evaluate(`(async () => {
        const picture = new Image();
        picture.src = 'data:image/png;base64,${png.toString('base64')}';
        await picture.decode();
        const canvas = document.createElement('canvas');
        canvas.width = ${width};
        canvas.height = Math.round(picture.height * ${width} / picture.width);
        const pen = canvas.getContext('2d');
        pen.imageSmoothingQuality = 'high';
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL('image/webp', ${quality});
      })()`);
      const [kind, content] = String(url).split(',');
      if (kind !== 'data:image/webp;base64' || content === undefined) throw new Error('this browser writes no WebP');
      return Buffer.from(content, 'base64');
    },
  };
}
