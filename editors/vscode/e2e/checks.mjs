// What a user sees and does, one step after the other in the same window. A check returns when it holds, and throws when it does not.
import assert from 'node:assert/strict';
import { until } from './editor.mjs';

const orders = 'policies/order-handler.iam.json';
const report = 'policies/nightly-report.iam.json';
const reader = 'policies/reader.iam.json';

export const checks = {
  async 'Underlines what is wrong'(editor, picture) {
    await editor.load(orders);
    await editor.find('.squiggly-warning').waitFor({ timeout: 60_000 });
    await until(async () => await editor.page.locator('.squiggly-warning').count() >= 3, 'three places are underlined');
  },

  async 'Says above a policy what it grants, and behind a wildcard how much it matches'(editor, picture) {
    await editor.find('.codelens-decoration a', { hasText: /\w/ }).waitFor();
    await until(async () => /"dynamodb:\*[^\n]*\d+ actions/.test(await editor.shown()), 'a hint stands behind the wildcard');
    await editor.top();
    await picture('lens', '.editor-group-container', { height: 470 });
  },

  async 'Lists the findings in the Problems panel'(editor, picture) {
    await editor.press('Control+Shift+m');
    for (const rule of ['IAM0601', 'IAM0203', 'IAM0606'])
      await editor.find('.markers-panel .monaco-list-row', { hasText: rule }).waitFor();
    assert.match(await editor.find('.markers-panel').innerText(), /\biam\s*\(?IAM0203/);
    await picture('problems', '.markers-panel', { height: 170 });
    await editor.press('Control+Shift+m');
    await editor.find('.markers-panel').waitFor({ state: 'hidden' });
  },

  async 'Explains an action and its finding in a hover'(editor, picture) {
    await editor.open(orders);
    await editor.goToText(orders, 's3:PutObject', 4);
    await editor.press('Control+k');
    await editor.press('Control+i');
    const hover = editor.find('.monaco-hover:not(.hidden) .monaco-hover-content');
    await hover.waitFor();
    await until(async () => /Write/.test(await hover.innerText()), 'the access level is in the hover');
    await picture('hover', '.editor-group-container', { height: 470 });
    await editor.press('Escape');

    await editor.goToText(orders, 's3:GetObjects', 4);
    await editor.press('Control+k');
    await editor.press('Control+i');
    await until(async () => /does not exist; did you mean 's3:GetObject'/.test(await hover.innerText()), 'the finding is in the hover');
    await editor.press('Escape');
  },

  async 'Repairs a finding from the light bulb'(editor, picture) {
    const before = editor.read(orders);
    await editor.goToText(orders, 's3:GetObjects', 4);
    await editor.press('Control+.');
    const fix = editor.find('.action-widget .monaco-list-row', { hasText: "Change to 's3:GetObject'" });
    await fix.waitFor();
    await picture('quick-fix', '.editor-group-container', { height: 470 });
    await fix.click();
    await until(async () => /"s3:GetObject"/.test(await editor.shown()), 'the text changes');
    assert.equal(await editor.save(orders), before.replace('s3:GetObjects', 's3:GetObject'));
  },

  async 'Completes an action'(editor, picture) {
    const before = editor.read(reader);
    await editor.open(reader);
    await editor.goToText(reader, '[]', 1);
    await editor.type('"s3:getobj');
    const offer = editor.find('.suggest-widget.visible .monaco-list-row', { hasText: 's3:GetObjectAcl' });
    await offer.waitFor();
    await picture('completion', '.editor-group-container', { height: 470 });
    await offer.click();
    await until(async () => /"s3:GetObjectAcl"/.test(await editor.shown()), 'the action is written');
    assert.equal(await editor.save(reader), before.replace('[]', '["s3:GetObjectAcl"]'));
  },

  async 'Repairs everything that is safe on save'(editor) {
    await editor.open(report);
    await editor.find('.squiggly-error, .squiggly-warning').waitFor();
    editor.set({ 'editor.codeActionsOnSave': { 'source.fixAll.iamPolicy': 'explicit' } });
    await editor.goTo(1, 2);
    const before = editor.read(report);
    const expected = before
      .replace('{\n', '{\n  "Version": "2012-10-17",\n')
      .replace(', "dynamodb:GetItem"', '')
      .replace('reports/*"],\n', 'reports/*"]\n')
      .replace(/("ReadOrders"[^]*)"ReadOrders"/, '$1"ReadOrders2"');
    await until(async () => {
      // Settings are watched, and may be read after the first save; a save that follows too soon calls the first one off.
      await editor.press('Control+s');
      await editor.page.waitForTimeout(1000);
      return editor.read(report) === expected;
    }, 'the save repairs the file');
    editor.set({});
  },

  async 'Repairs everything that is safe by command'(editor) {
    await editor.press('Control+z');
    await until(async () => /dynamodb:GetItem/.test(await editor.shown()), 'the repair is undone');
    await editor.find('.squiggly-warning').waitFor();
    await editor.run('IAM Policy: Fix All in File');
    await until(async () => !/dynamodb:GetItem/.test(await editor.shown()), 'the command repairs the file');
    await editor.save(report);
  },

  async 'Suppresses a finding in a new file, and asks for the reason'(editor, picture) {
    await editor.open(orders);
    await editor.goToText(orders, '"Resource": "*"', 13);
    await editor.run('IAM Policy: Suppress Finding');
    const entry = editor.find('.action-widget .monaco-list-row', { hasText: 'IAM0606' });
    await entry.waitFor();
    await picture('suppress', '.editor-group-container', { height: 520 });
    await entry.click();
    await editor.find('.tab.active', { hasText: '.iam-suppressions.json' }).waitFor();
    await until(async () => /REPLACE_ME/.test(await editor.shown()), 'the entry waits for its reason');
    await editor.find('.view-overlays .selected-text').waitFor();
    await editor.type('Queues of tenants are made at run time');
    const text = await editor.save(editor.files().find(file => file.endsWith('.iam-suppressions.json')));
    assert.equal(JSON.parse(text).suppressions[0].reason, 'Queues of tenants are made at run time');

    await editor.open(orders);
    await until(async () => await editor.page.locator('.squiggly-warning').count() === 1, 'the accepted finding is gone');
  },

  async 'Shows what a policy grants beside it'(editor, picture) {
    await editor.open(orders);
    await editor.top();
    await editor.run('IAM Policy: Show What a Policy Grants');
    await editor.webview().getByText('dynamodb').first().waitFor();
    await picture('summary', '.editor-group-container', { height: 470, all: true });
    await editor.closeWebview();
  },

  async 'Shows the same from the line above the policy, and follows what is typed'(editor) {
    await editor.top();
    await editor.find('.codelens-decoration a').click();
    await editor.webview().getByText('sqs').first().waitFor();
    await editor.press('Control+1');
    await editor.goToText(orders, 'sqs:SendMessage', 'sqs:SendMessage'.length);
    await editor.type('Batch');
    await editor.webview().getByText('sqs').first().waitFor({ state: 'detached' });
    for (let i = 0; i < 'Batch'.length; i++)
      await editor.press('Backspace');
    await editor.webview().getByText('sqs').first().waitFor();
    await editor.save(orders);
    await editor.closeWebview();
  },

  async 'Explains the rule of the finding under the cursor'(editor, picture) {
    await editor.goToText(orders, 'dynamodb:*', 2);
    await editor.run('IAM Policy: Explain Rule');
    await editor.webview().getByText('IAM0601').first().waitFor();
    await picture('rule', '.editor-group-container', { all: true });
    assert.match(await editor.webview().getByRole('link', { name: 'IAM0604' }).getAttribute('href'), /^https:.*\/IAM0604\.md$/);
    await editor.closeWebview();
  },

  async 'Explains any other rule by its id'(editor) {
    await editor.open(reader);
    await editor.goTo(1, 1);
    await editor.call('IAM Policy: Explain Rule');
    await editor.find('.quick-input-widget', { hasText: 'Explain Rule' }).waitFor();
    await editor.find('.quick-input-widget input').fill('0602');
    await editor.find('.quick-input-list .monaco-list-row', { hasText: 'IAM0602' }).waitFor();
    await editor.press('Enter');
    await editor.webview().getByText('IAM0602').first().waitFor();
    await editor.closeWebview();
  },

  async 'Reads templates as JSON'(editor) {
    await editor.open('serverless.template');
    await editor.find('.squiggly-warning').waitFor();
    assert.match(await editor.find('.statusbar').innerText(), /JSON/);
  },

  async 'Leaves other JSON alone'(editor) {
    await editor.open('notes.json');
    await editor.page.waitForTimeout(1500);
    assert.equal(await editor.page.locator('.editor-group-container.active .squiggly-warning, .codelens-decoration').count(), 0);
  },

  async 'Reads other JSON when asked to'(editor) {
    editor.set({ 'iamPolicy.files': ['notes.json'] });
    await editor.find('.squiggly-warning').waitFor();
    editor.set({});
    await editor.find('.squiggly-warning').waitFor({ state: 'detached' });
  },

  async 'Takes changed settings at once'(editor) {
    await editor.open(orders);
    await editor.find('.codelens-decoration a').waitFor();
    editor.set({ 'iamPolicy.summaryLens': false, 'iamPolicy.wildcardHints': false });
    await editor.find('.codelens-decoration a').waitFor({ state: 'detached' });
    await until(async () => !/\d+ actions/.test(await editor.shown()), 'the hints are gone');
    editor.set({});
    await editor.find('.codelens-decoration a').waitFor();
  },

  async 'Reports files that are not open when asked to'(editor) {
    const problems = async () => Number((await editor.find('.statusbar-item', { hasText: /^\s*\d+\s+\d+/ }).innerText()).match(/\d+/g)?.at(-1));
    editor.write('policies/closed.iam.json', '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "*" }] }\n');
    const before = await problems();
    editor.set({ 'iamPolicy.workspaceDiagnostics': true });
    await until(async () => await problems() > before, 'the closed file has a problem');
    editor.set({});
    await until(async () => await problems() === before, 'the closed file has none any more');
  },

  async 'Restarts the server'(editor) {
    const [before] = editor.languageServers();
    await editor.run('IAM Policy: Restart Server');
    await until(() => editor.languageServers().some(id => id !== before) && editor.languageServers().length === 1, 'another server runs');
    await editor.find('.squiggly-warning').waitFor();
  },

  async 'Starts the server anew when it dies'(editor) {
    const [before] = editor.languageServers();
    process.kill(Number(before), 'SIGKILL');
    await until(() => editor.languageServers().some(id => id !== before), 'another server runs');
    await editor.goToText(orders, 'dynamodb:*', 2);
    await until(async () => {
      await editor.press('Control+.');
      await editor.page.waitForTimeout(500);
      return editor.find('.action-widget .monaco-list-row', { hasText: 'Write out the' }).isVisible();
    }, 'fixes are offered again');
    await editor.press('Escape');
  },

  async 'Says what is missing when no server can run'(editor, picture) {
    editor.set({ 'iamPolicy.dotnet.path': '/nowhere/dotnet' });
    const message = editor.find('.notification-toast', { hasText: "'/nowhere/dotnet' is no file" });
    await message.waitFor();
    await editor.page.waitForTimeout(500);
    await picture('no-dotnet', '.notification-toast', { all: true });
    editor.set({});
    await until(() => editor.languageServers().length === 1, 'the server runs again');
    await editor.find('.squiggly-warning').waitFor();
  },
};
