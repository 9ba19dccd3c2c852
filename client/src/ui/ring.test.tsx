import { render } from '@testing-library/react';
import { Ring } from './ring';

/** How much of the ring is drawn, as a share of its circumference. */
function drawn(share: number): number {
  const { container } = render(<Ring share={share} className="ring" />);
  const svg = decodeURIComponent(container.querySelector('.ring')?.getAttribute('src') ?? '');
  const [, length = 'none'] = /stroke-dasharray="([\d.]+) 99"/.exec(svg) ?? [];
  return Number(length) / (2 * Math.PI * 9);
}

it.each([[1, 1], [0.5, 0.5], [1 / 30, 1 / 30], [0, 0]])('of a code with %d of its time left, so much of the ring stands', (share, part) => {
  expect(drawn(share)).toBeCloseTo(part, 3);
});

it('stands whole or empty, never wrongly, when a phone’s clock and the step disagree', () => {
  expect([drawn(1.4), drawn(-0.2)].map((part) => part.toFixed(3))).toEqual(['1.000', '0.000']);
});
