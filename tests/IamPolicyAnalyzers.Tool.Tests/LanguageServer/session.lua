-- Opens a policy in a headless Neovim, with the server as its only language server, and writes what the editor shows into a JSON file:
-- the diagnostics, the quick fixes at the word, and the buffer after the first of them. Works from Neovim 0.7 on.
local policy, word, report = vim.env.POLICY, vim.env.WORD, vim.env.REPORT
local result = { diagnostics = {}, actions = {} }

local function finish(failure)
  result.failure = failure
  vim.fn.writefile({ vim.fn.json_encode(result) }, report)
  vim.cmd('qa!')
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(policy))
  local client = vim.lsp.start_client({
    name = 'iam-policy',
    cmd = { 'dotnet', 'exec', vim.env.SERVER, 'lsp' },
    root_dir = vim.fn.fnamemodify(policy, ':h'),
  })
  vim.lsp.buf_attach_client(0, client)
  if not vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20) then return finish('no diagnostics came') end
  for _, found in ipairs(vim.diagnostic.get(0)) do
    table.insert(result.diagnostics, {
      line = found.lnum, column = found.col, endColumn = found.end_col, source = found.source, message = found.message,
      code = found.code or found.user_data.lsp.code,
    })
  end

  vim.fn.cursor(1, 1)
  vim.fn.search('\\V' .. word)
  local request = vim.lsp.util.make_range_params()
  request.context = { diagnostics = {}, only = { 'quickfix' } }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', request, 60000)
  if not answers then return finish('no code actions came') end
  for _, answer in pairs(answers) do
    for _, action in ipairs(answer.result or {}) do
      table.insert(result.actions, { title = action.title, kind = action.kind })
      if #result.actions == 1 then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
    end
  end

  result.buffer = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  -- What is repaired is not underlined any more.
  if not vim.wait(60000, function() return #vim.diagnostic.get(0) < #result.diagnostics end, 20) then return finish('the diagnostic stayed') end
  result.left = #vim.diagnostic.get(0)
  finish(nil)
end

local ok, failure = pcall(run)
if not ok then finish(tostring(failure)) end
