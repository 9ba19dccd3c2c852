import { claimGift } from './claim-gift';
import { askBirthday, saveBirthday } from './save-birthday';
import { saveName } from './save-name';
import { savePhone } from './save-phone';
import { previewBirthday, show } from './show';

export const profile = { show, saveName, savePhone, previewBirthday, saveBirthday, askBirthday, claimGift };
