/** Whether a text is a mobile number of mainland China: eleven digits from 13 to 19. */
export function isMobile(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/**
 * A phone number as staff may see it: the first three and the last four digits. Anything shorter than eight characters is hidden whole.
 * @example maskPhone('13812341234') //=> '138****1234'
 */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** The last four digits, by which a till finds a member; null when the number is too short. */
export function phoneTail(phone: string): string | null {
  return /^\d{8,}$/.test(phone) ? phone.slice(-4) : null;
}
