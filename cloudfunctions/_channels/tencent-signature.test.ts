import { canonicalHash, tencentSignature } from './tencent-signature';

/** The example of the documentation of signature method v3: DescribeInstances of 2019-02-25. */
const example = {
  service: 'cvm', host: 'cvm.tencentcloudapi.com', action: 'DescribeInstances', timestamp: 1_551_113_065,
  body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
};

test('what is signed is what the documentation signs in its example', () => {
  expect(canonicalHash(example)).toBe('7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84');
});

test('the signature moves with the body, the moment and the secret', () => {
  const signature = tencentSignature({ ...example, secretKey: 'a' });
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
  for (const other of [{ body: '{}' }, { timestamp: example.timestamp + 1 }, { secretKey: 'b' }, { action: 'SendSms' }]) {
    expect(tencentSignature({ ...example, secretKey: 'a', ...other })).not.toBe(signature);
  }
});
