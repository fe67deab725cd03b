import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absoluteLinks } from '../src/links';

const docs = 'https://github.com/IamPolicyAnalyzers/IamPolicyAnalyzers/blob/main/docs';

test('Leads links of a page to where the page stands', () => {
  assert.equal(absoluteLinks('[IAM0604](IAM0604.md) and [more](../configuration.md#mode)'), `[IAM0604](${docs}/rules/IAM0604.md) and [more](${docs}/configuration.md#mode)`);
});

test('Leaves complete links and everything else alone', () => {
  const markdown = '[AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/), `["s3:*"](x y)`, (plain.md)';
  assert.equal(absoluteLinks(markdown), markdown);
});
