using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>The methods by which a user reads policies: nothing here changes anything.</summary>
internal sealed partial class PolicyLanguageServer
{
    private readonly HoverFeature _hover = new();
    private readonly DocumentSymbolsFeature _symbols = new();
    private readonly InlayHintsFeature _hints = new();
    private readonly CodeLensFeature _lenses = new();
    private readonly ResourceLinksFeature _links = new();

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Task<Hover?> Hover(PositionParams request, CancellationToken cancellationToken) =>
        OnFile(request.TextDocument.Uri, file => _hover.At(file, request.Position), null, cancellationToken);

    /// <returns>A tree or a list, as the client takes it.</returns>
    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public Task<object?> DocumentSymbols(DocumentParams request, CancellationToken cancellationToken)
    {
        var nests = _abilities?.NestsSymbols == true;
        return OnFile<object?>(
            request.TextDocument.Uri, file => nests ? _symbols.Of(file, cancellationToken) : _symbols.FlatOf(file, cancellationToken), null, cancellationToken);
    }

    [JsonRpcMethod("textDocument/inlayHint", UseSingleObjectParameterDeserialization = true)]
    public Task<InlayHint[]?> InlayHints(RangeParams request, CancellationToken cancellationToken)
    {
        var isWanted = _settings.WildcardHints;
        return OnFile<InlayHint[]?>(
            request.TextDocument.Uri, file => isWanted ? _hints.In(file, file.Positions.SpanOf(request.Range), cancellationToken) : [], null, cancellationToken);
    }

    [JsonRpcMethod("textDocument/codeLens", UseSingleObjectParameterDeserialization = true)]
    public Task<CodeLens[]?> CodeLenses(DocumentParams request, CancellationToken cancellationToken)
    {
        var settings = _settings;
        return OnFile<CodeLens[]?>(request.TextDocument.Uri, file => _lenses.Of(file, settings, cancellationToken), null, cancellationToken);
    }

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public Task<Location[]?> Definition(PositionParams request, CancellationToken cancellationToken) =>
        OnFile(request.TextDocument.Uri, file => _links.From(file, request.Position, cancellationToken), null, cancellationToken);

    [JsonRpcMethod("textDocument/references", UseSingleObjectParameterDeserialization = true)]
    public Task<Location[]?> References(PositionParams request, CancellationToken cancellationToken) => Definition(request, cancellationToken);

    [JsonRpcMethod("textDocument/documentHighlight", UseSingleObjectParameterDeserialization = true)]
    public Task<DocumentHighlight[]?> DocumentHighlights(PositionParams request, CancellationToken cancellationToken) =>
        OnFile(request.TextDocument.Uri, file => _links.Highlights(file, request.Position, cancellationToken), null, cancellationToken);

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public async Task<object?> ExecuteCommand(ExecuteCommandParams request, CancellationToken cancellationToken)
    {
        if (request.Command == CommandsFeature.Rules)
            return CommandsFeature.AllRules();
        var argument = request.Arguments is [{ ValueKind: JsonValueKind.String } first, ..] ? first.GetString()! : throw Refusal("the command takes a text first");
        try
        {
            switch (request.Command)
            {
                case CommandsFeature.Summary:
                    return await OnFile<string?>(argument, file => CommandsFeature.SummaryOf(file, cancellationToken), null, cancellationToken).ConfigureAwait(false);
                case CommandsFeature.Rule:
                    return CommandsFeature.PageOf(argument);
                case CommandsFeature.Show:
                    _client.Show(new ShowDocumentParams(argument, TakeFocus: true, request.Arguments is [_, var range, ..] ? range.Deserialize(ProtocolJson.Default.Range) : default));
                    return null;
                default:
                    throw Refusal($"there is no command '{request.Command}'");
            }
        }
        catch (Exception exception) when (exception is UsageException or JsonException)
        {
            throw Refusal(exception.Message);
        }

        static LocalRpcException Refusal(string reason) => new(reason) { ErrorCode = (int)JsonRpcErrorCode.InvalidParams };
    }
}
