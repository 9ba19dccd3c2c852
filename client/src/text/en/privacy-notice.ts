import type { privacyNotice as zh } from '../zh/privacy-notice';

/** The privacy notice in English, part by part as in Chinese. */
export const privacyNotice: typeof zh = [
  { title: 'WeChat identity', lines: ['To know you without a login. WeChat gives it when you open the mini-program.', 'Nobody sees it. Erased at once when you leave.'] },
  { title: 'Name (optional)', lines: ['What our staff call you. Asked when you join and in Profile.', 'Staff see it, and so does a friend you give a coupon; who invited you sees the first character only. Erased at once when you leave.'] },
  { title: 'Phone (optional)', lines: ['To find your membership on a new phone, to find you at the till by the last four digits, and for text messages you allow. Asked when you join and in Profile.', 'Staff only see a masked number; the text message service gets it to send one. Erased at once when you leave.'] },
  { title: 'Birthday (optional)', lines: ['For your birthday gift: month and day, never the year. Asked when you join and in Profile.', 'Staff see it. Erased at once when you leave.'] },
  { title: 'Purchases, points, tier and coupons', lines: ['To reckon points, tiers and discounts and to take goods back. Recorded at the till.', 'You and staff see them. When you leave, purchases stay without your name for three years after the last one.'] },
  { title: 'What we reckon from your visits', lines: ['How often you come and what you buy tell us when to say hello and what you may like.', 'Staff see it. Switch it off under Privacy and my data. Erased at once when you leave.'] },
  { title: 'Interests and events', lines: ['To tell you of new things you want to hear of, and to keep your seat. Chosen when you join and under Me.', 'Staff see the guest lists. Erased at once when you leave.'] },
  { title: 'Feedback and photos', lines: ['To settle your case only. Asked in My feedback; camera and album open only when you add a photo.', 'Staff who settle it see them; links to photos end after ten minutes. When you leave, photos are erased at once, and the words stay without your name for three years.'] },
  { title: 'Ratings, surveys, polls and suggestions', lines: ['To make our stores better. Asked on a receipt and in Your voice; you may leave them out.', 'Staff see ratings and suggestions, and the words of surveys without your name; a suggestion answered in public carries no name, a poll shows figures only. What you wrote is erased at once when you leave.'] },
  { title: 'Notes of staff and our messages to you', lines: ['To remember what you like and not to bother you twice.', 'Staff see them; your export shows you the tags and what was sent. Erased at once when you leave.'] },
  { title: 'Consents and message switches', lines: ['What you agreed to, when, and which version. Changed under Me and in Messages to me.', 'You see them. They stay without your name for three years when you leave.'] },
  { title: 'Who handles it', lines: ['The data lies in WeChat CloudBase. WeChat checks words and photos for forbidden content. We never hand your data to other businesses.', 'Where nothing else is said, it is kept while you are a member.'] },
  { title: 'Your rights', lines: ['A copy, no personal suggestions, leaving: Me → Privacy and my data.', 'Correction: Me → Profile. The store corrects a birthday that is locked.', 'Offers are off until you switch them on, and each kind of message has a switch: Me → Messages to me.', 'A complaint about privacy: Me → My feedback, or call us under Our stores.'] },
];
