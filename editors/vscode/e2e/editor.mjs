// Visual Studio Code (code-server) with the extension, in Chromium. All that it writes is below one temporary folder, and nothing beyond this machine is reached.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium, codeServer, node } from './modules.mjs';

const quiet = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.stickyScroll.enabled': false,
  'workbench.activityBar.location': 'hidden',
};

export class Editor {
  static async start({ vsix, workspace, chromiumPath }) {
    const editor = new Editor();
    editor.root = fs.mkdtempSync(path.join(os.tmpdir(), 'iam-policy-e2e-'));
    const folder = name => {
      const full = path.join(editor.root, name);
      fs.mkdirSync(full, { recursive: true });
      return full;
    };
    editor.workspace = folder('workspace');
    fs.cpSync(workspace, editor.workspace, { recursive: true });
    fs.writeFileSync(path.join(folder('data/User'), 'settings.json'), JSON.stringify(quiet));
    editor.machineSettings = path.join(folder('data/Machine'), 'settings.json');
    editor.set({});
    await editor.#startServer(vsix, folder('data'), folder('extensions'), folder('home'));
    await editor.#startBrowser(folder('browser'), chromiumPath);
    return editor;
  }

  /** Settings of the machine that the server runs on: they are stronger than those of the user, may name programs, and are watched. */
  set(settings) {
    fs.writeFileSync(this.machineSettings, JSON.stringify(settings));
  }

  write(file, text) {
    fs.writeFileSync(path.join(this.workspace, file), text);
  }

  read(file) {
    return fs.readFileSync(path.join(this.workspace, file), 'utf8');
  }

  files() {
    return fs.readdirSync(this.workspace, { recursive: true });
  }

  /** The page in the one preview that is shown. */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('body');
  }

  async closeWebview() {
    await this.find('.editor-group-container .tab', { hasText: 'Preview' }).click();
    await until(async () => {
      await this.press('Control+w');
      await this.page.waitForTimeout(300);
      return await this.page.locator('.editor-group-container .tab', { hasText: 'Preview' }).count() === 0;
    }, 'the preview is closed');
  }

  find(selector, options) {
    return this.page.locator(selector, options).first();
  }

  /** Closes whatever menu, hover or message a check left behind. */
  async clear() {
    for (let i = 0; i < 2; i++)
      await this.press('Escape');
  }

  /** Opens the workbench with one file. */
  async load(file) {
    const payload = JSON.stringify([['openFile', `vscode-remote://${new URL(this.origin).host}${path.join(this.workspace, file)}`]]);
    await this.page.goto(`${this.origin}/?${new URLSearchParams({ folder: this.workspace, payload })}`);
    await this.find('.editor-instance .view-lines .view-line').waitFor({ timeout: 60_000 });
    await this.press('Control+b');
    await this.find('.part.sidebar').waitFor({ state: 'hidden' });
  }

  async open(file) {
    await this.#answer('Control+p', file, this.find('.quick-input-list .monaco-list-row.focused', { hasText: path.basename(file) }));
    await this.find('.tab.active', { hasText: path.basename(file) }).waitFor();
  }

  async goTo(line, column) {
    await this.#answer('Control+g', `:${line}:${column}`);
  }

  /** Puts the cursor at the start of a text, or so many characters behind it. */
  async goToText(file, text, offset = 0) {
    const before = this.read(file).slice(0, this.#index(file, text) + offset).split('\n');
    await this.goTo(before.length, before.at(-1).length + 1);
  }

  /** Shows the text from its first line on, and what stands above that. */
  async top() {
    await this.goTo(1, 1);
    await this.page.mouse.move(300, 300);
    await this.page.mouse.wheel(0, -2000);
  }

  /** Runs a command that asks nothing back. */
  async run(command) {
    await this.call(command);
    await this.find('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async call(command) {
    await this.#ask('F1', `>${command}`, this.find('.quick-input-list .monaco-list-row.focused', { hasText: command }));
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text, { delay: 40 });
  }

  async save(file) {
    const before = fs.statSync(path.join(this.workspace, file)).mtimeMs;
    await this.press('Control+s');
    await until(() => fs.statSync(path.join(this.workspace, file)).mtimeMs > before, `'${file}' is saved`);
    return this.read(file);
  }

  /** The text of the document as the editor draws it, inlay hints and all. */
  async shown() {
    return (await this.find('.editor-instance .view-lines').innerText()).replaceAll('\u00a0', ' ');
  }

  async stop() {
    await this.context?.close().catch(() => { });
    const gone = new Promise(resolve => this.server.on('exit', resolve));
    process.kill(-this.server.pid, 'SIGTERM');
    const patience = setTimeout(() => process.kill(-this.server.pid, 'SIGKILL'), 10_000);
    await gone;
    clearTimeout(patience);
  }

  /** The processes of the language server that still run. */
  languageServers() {
    return fs.readdirSync('/proc').filter(id => /^\d+$/.test(id)).filter(id => {
      try {
        const line = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return line.includes(this.root) && line.includes('\0lsp');
      } catch {
        return false;
      }
    });
  }

  remove() {
    fs.rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  #index(file, text) {
    const index = this.read(file).indexOf(text);
    if (index < 0)
      throw new Error(`'${text}' is not in ${file}`);
    return index;
  }

  async #answer(key, text, row) {
    await this.#ask(key, text, row);
    await this.find('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Fills the input that a key opens. A key may get lost in a page that is just being closed, and a new file is not found at once. */
  async #ask(key, text, row) {
    const input = this.find('.quick-input-widget input');
    const seen = element => element.waitFor({ timeout: 2000 }).then(() => true, () => false);
    await until(async () => {
      await this.press(key);
      if (!await seen(input))
        return false;
      await input.fill(text);
      if (!row || await seen(row))
        return true;
      await this.press('Escape');
      return false;
    }, `${key} takes '${text}'`);
    await this.press('Enter');
  }

  async #startServer(vsix, data, extensions, home) {
    const config = path.join(this.root, 'code-server.yaml');
    fs.writeFileSync(config, 'auth: none\n');
    const common = [codeServer, '--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
    const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|npm_)/i.test(name));
    const env = { ...Object.fromEntries(inherited), HOME: home, DOTNET_CLI_HOME: home, EXTENSIONS_GALLERY: '{}' };
    execFileSync(node, [...common, '--install-extension', vsix], { env, stdio: 'pipe' });

    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    this.server = spawn(node, [
      ...common, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust',
      '--disable-getting-started-override', '--disable-proxy', '--disable-file-downloads', '--ignore-last-opened', this.workspace,
    ], { env, stdio: 'ignore', detached: true });
    await until(async () => (await fetch(`${this.origin}/healthz`).catch(() => undefined))?.ok, 'code-server answers', 60_000);
  }

  async #startBrowser(profile, executablePath) {
    this.context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      viewport: { width: 960, height: 640 },
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    await this.context.route(url => url.hostname !== '127.0.0.1', route => route.abort());
    this.page = this.context.pages()[0] ?? await this.context.newPage();
    this.page.setDefaultTimeout(20_000);
  }
}

/** Waits until it is so, and fails with the words of 'what'. */
export async function until(isSo, what, timeout = 20_000) {
  const end = Date.now() + timeout;
  while (!await isSo()) {
    if (Date.now() > end)
      throw new Error(`Never came true: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    }).on('error', reject);
  });
}
