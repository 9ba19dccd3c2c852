import { minimise } from './minimise';

describe('minimise', () => {
  test('finds the bottom of a curved valley (Rosenbrock)', () => {
    const minimum = minimise((point, gradient) => {
      const [x, y] = [point[0]!, point[1]!];
      gradient.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    }, [-1.2, 1], { bound: 12 });
    expect(minimum.converged).toBe(true);
    expect(minimum.point[0]).toBeCloseTo(1, 6);
    expect(minimum.point[1]).toBeCloseTo(1, 6);
  });

  test('finds the bottom where the scales differ a millionfold', () => {
    const minimum = minimise((point, gradient) => {
      gradient.set([2e-3 * (point[0]! - 2), 2e3 * (point[1]! + 3)]);
      return 1e-3 * (point[0]! - 2) ** 2 + 1e3 * (point[1]! + 3) ** 2;
    }, [0, 0], { bound: 12, slopeTolerance: 1e-9 });
    expect(minimum.point[0]).toBeCloseTo(2, 4);
    expect(minimum.point[1]).toBeCloseTo(-3, 6);
  });

  test('accepts the boundary where the function falls beyond it, and still finds the others', () => {
    const minimum = minimise((point, gradient) => {
      gradient.set([-1, 2 * (point[1]! - 1)]);
      return -point[0]! + (point[1]! - 1) ** 2;
    }, [0, 0], { bound: 12 });
    expect(minimum.converged).toBe(true);
    expect(minimum.point[0]).toBe(12);
    expect(minimum.point[1]).toBeCloseTo(1, 6);
  });

  test('steps back from points where the function is not a number', () => {
    const minimum = minimise((point, gradient) => {
      gradient[0] = 1 - 1 / point[0]!;
      return point[0]! > 0 ? point[0]! - Math.log(point[0]!) : NaN;
    }, [8], { bound: 12 });
    expect(minimum.point[0]).toBeCloseTo(1, 5);
  });

  test('refuses to start where the function is not a number', () => {
    expect(() => minimise(() => NaN, [0], { bound: 12 })).toThrow('start where the function is finite');
  });

  test('says so when the iterations run out', () => {
    const minimum = minimise((point, gradient) => {
      gradient[0] = 4 * (point[0]! - 1) ** 3;
      return (point[0]! - 1) ** 4;
    }, [9], { bound: 12, iterationsLimit: 2 });
    expect(minimum.converged).toBe(false);
  });
});
