import Taro from '@tarojs/taro';

/**
 * Gives a person a file with text: the browser downloads it; WeChat writes it to the mini-program's own folder and offers to send it to a
 * chat, his own file transfer among them, because a phone has no downloads there. Answers whether he took it.
 */
export async function saveFile(name: string, text: string): Promise<boolean> {
  if (process.env.TARO_ENV === 'h5') {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
    return true;
  }
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch {
    // Closing the list of chats is no error: nothing was sent, and the screen can be asked again.
    return false;
  }
}
