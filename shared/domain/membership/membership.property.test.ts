import fc from 'fast-check';
import { joinSceneText, maskPhone, parseJoinScene, sceneMaxLength } from './index';

const part = (pattern: RegExp) => fc.option(fc.stringMatching(pattern));
const scenes = fc.record({
  storeId: part(/^[A-Za-z0-9_-]{1,12}$/), guideId: part(/^[A-Za-z0-9_-]{1,12}$/), till: part(/^[A-Za-z0-9]{1,4}$/), referrerNumber: part(/^\d{8}$/),
});

describe('a join code', () => {
  test('that was written is read back the same, plain or encoded', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const text = joinSceneText(scene);
        fc.pre(text !== null);
        expect(text.length).toBeLessThanOrEqual(sceneMaxLength);
        expect(parseJoinScene(text)).toEqual({ ...scene, problems: [] });
        expect(parseJoinScene(encodeURIComponent(text))).toEqual({ ...scene, problems: [] });
      }),
    );
  });

  test('never keeps a shopper from joining, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (scene) => { expect(parseJoinScene(scene)).toHaveProperty('storeId'); }));
  });
});

test('a masked phone never shows the digits in its middle', () => {
  fc.assert(fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => { expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`); }));
});
