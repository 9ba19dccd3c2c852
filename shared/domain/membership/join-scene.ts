/** Where a member came from, as the code on the counter says. */
export interface JoinScene {
  readonly storeId: string | null;
  readonly guideId: string | null;
  readonly till: string | null;
  /** The member number of the friend who shared the card. */
  readonly referrerNumber: string | null;
  /** Parts that could not be read; they never keep a shopper from joining. */
  readonly problems: readonly SceneProblem[];
}

export interface SceneProblem {
  readonly part: string;
  readonly why: 'unknown_key' | 'malformed' | 'repeated' | 'too_long';
}

/** WeChat's limit for the scene of a mini-program code. Source: wxacode.getUnlimited, `scene` at most 32 visible characters. */
export const sceneMaxLength = 32;

const keys = { s: 'storeId', g: 'guideId', t: 'till', r: 'referrerNumber' } as const;
type SceneKey = keyof typeof keys;
const shapes: Readonly<Record<SceneKey, RegExp>> = {
  s: /^[A-Za-z0-9_-]{1,12}$/,
  g: /^[A-Za-z0-9_-]{1,12}$/,
  t: /^[A-Za-z0-9]{1,4}$/,
  r: /^\d{8}$/,
};

function isSceneKey(key: string): key is SceneKey {
  return (Object.keys(keys) as string[]).includes(key);
}

/**
 * Reads a join code's scene: `s` store, `g` guide, `t` till, `r` the referring member's number. WeChat hands it over percent-encoded;
 * both forms are read. Foreign and bad parts are named in `problems`, the rest still counts; of a repeated part the first counts.
 * @example parseJoinScene('s=S1&g=G2&t=07&x=1').problems //=> [{ part: 'x=1', why: 'unknown_key' }]
 */
export function parseJoinScene(scene: string): JoinScene {
  const text = decoded(scene).slice(0, 200);
  const found: Partial<Record<(typeof keys)[SceneKey], string>> = {};
  const problems: SceneProblem[] = text.length > sceneMaxLength ? [{ part: text.slice(0, sceneMaxLength), why: 'too_long' }] : [];
  for (const part of text.split('&').filter((piece) => piece !== '')) {
    const [key = '', ...rest] = part.split('=');
    const value = rest.join('=');
    if (!isSceneKey(key)) problems.push({ part, why: 'unknown_key' });
    else if (!shapes[key].test(value)) problems.push({ part, why: 'malformed' });
    else if (found[keys[key]] !== undefined) problems.push({ part, why: 'repeated' });
    else found[keys[key]] = value;
  }
  return {
    storeId: found.storeId ?? null,
    guideId: found.guideId ?? null,
    till: found.till ?? null,
    referrerNumber: found.referrerNumber ?? null,
    problems,
  };
}

function decoded(scene: string): string {
  try {
    return decodeURIComponent(scene);
  } catch {
    // A stray percent sign is a bad part, not a reason to refuse a shopper.
    return scene;
  }
}

/** Writes the scene for a counter's code; null when it would not fit WeChat's 32 characters or a part has the wrong shape. */
export function joinSceneText(scene: Omit<JoinScene, 'problems'>): string | null {
  const parts = (Object.keys(keys) as SceneKey[]).flatMap((key) => {
    const value = scene[keys[key]];
    return value === null ? [] : [{ key, value }];
  });
  const text = parts.map(({ key, value }) => `${key}=${value}`).join('&');
  return text.length <= sceneMaxLength && parts.every(({ key, value }) => shapes[key].test(value)) ? text : null;
}
