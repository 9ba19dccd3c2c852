import { randomUUID } from 'node:crypto';
import { answers, WechatFailure, type Asked } from './wechat-answers';

/** A picture of the phone. Its bytes are no picture: what is tried is how they travel and what becomes of their number. */
export interface Picture {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A photo as a phone's camera makes it, each unlike the others. */
export const cameraPhoto = (index: number, bytes = 3_000_000): Picture => ({ content: Buffer.alloc(bytes, 65 + index), width: 3_000, height: 4_000 });

const noSuchFile = (api: string, path: string) => new WechatFailure(`no such file or directory, ${api} ${path}`);

/**
 * The files a mini-program has on a phone: temporary ones, which end with it, and those it saved.
 * Source: WeChat docs, file system; a saved file is moved, its temporary path leads nowhere afterwards.
 */
export class PhoneFiles {
  /** What the person chooses when the album opens next; nobody there means that it is closed without a choice. */
  readonly album: Picture[] = [];
  /** Whether the phone lets WeChat see its photos. */
  isAlbumAllowed = true;
  private readonly temporary = new Map<string, Picture>();
  private made = 0;

  constructor(private readonly saved = new Map<string, Picture>()) {}

  /** What is left of them when the mini-program starts again. */
  afterRestart(): PhoneFiles {
    return new PhoneFiles(this.saved);
  }

  get savedCount(): number {
    return this.saved.size;
  }

  contentOf(path: string): Buffer | undefined {
    return this.find(path)?.content;
  }

  private find(path: string): Picture | undefined {
    return this.temporary.get(path) ?? this.saved.get(path);
  }

  private putTemporary(picture: Picture): string {
    const path = `wxfile://tmp_${(this.made += 1)}.jpg`;
    this.temporary.set(path, picture);
    return path;
  }

  /** `wx.chooseMedia` once it is allowed: at most `count`, of the kinds asked for. */
  choose({ count = 9, mediaType = ['image', 'video'] }: { readonly count?: number; readonly mediaType?: readonly string[] }): object {
    if (!mediaType.includes('image') && !mediaType.includes('mix')) throw new WechatFailure('this album has pictures only');
    if (count < 1 || count > 20) throw new WechatFailure('count must be 1 to 20');
    if (!this.isAlbumAllowed) throw new WechatFailure('auth deny');
    const chosen = this.album.splice(0, this.album.length).slice(0, count);
    if (chosen.length === 0) throw new WechatFailure('cancel');
    return { type: 'image', tempFiles: chosen.map((picture) => ({ tempFilePath: this.putTemporary(picture), size: picture.content.length, fileType: 'image' })) };
  }

  /** `wx.compressImage`: a new temporary file; never larger in pixels than it was. */
  compress({ src, quality = 80, compressedWidth }: { readonly src: string; readonly quality?: number; readonly compressedWidth?: number }): object {
    const picture = this.find(src);
    if (!picture) throw new WechatFailure('file not found');
    const scale = Math.min(1, (compressedWidth ?? picture.width) / picture.width);
    const bytes = Math.max(1, Math.round(picture.content.length * scale * scale * (quality / 100)));
    return { tempFilePath: this.putTemporary({ content: picture.content.subarray(0, bytes), width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }) };
  }

  /** `wx.getFileSystemManager()`: its functions tell by callbacks and answer nothing. */
  manager(): Record<string, (asked: Asked) => void> {
    const tells = (name: string, work: (asked: Asked) => unknown) => (asked: Asked) => void answers(name, work)({ ...asked, complete: asked.complete ?? (() => undefined) });
    return {
      saveFile: tells('saveFile', (asked) => {
        const from = String(asked['tempFilePath']);
        const picture = this.temporary.get(from);
        if (!picture) throw new WechatFailure('tempFilePath file not exist');
        const savedFilePath = `wxfile://store_${randomUUID()}.jpg`;
        this.temporary.delete(from);
        this.saved.set(savedFilePath, picture);
        return { savedFilePath };
      }),
      access: tells('access', (asked) => {
        const path = String(asked['path']);
        if (!this.find(path)) throw noSuchFile('access', path);
      }),
      getFileInfo: tells('getFileInfo', (asked) => {
        const picture = this.find(String(asked['filePath']));
        if (!picture) throw noSuchFile('stat', String(asked['filePath']));
        return { size: picture.content.length };
      }),
      removeSavedFile: tells('removeSavedFile', (asked) => {
        if (!this.saved.delete(String(asked['filePath']))) throw new WechatFailure('file not exist');
      }),
      getSavedFileList: tells('getSavedFileList', () => ({ fileList: [...this.saved].map(([filePath, { content }]) => ({ filePath, size: content.length, createTime: 0 })) })),
    };
  }
}
