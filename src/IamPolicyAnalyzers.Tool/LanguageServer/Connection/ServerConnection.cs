using System;
using System.IO;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Connection;

/// <summary>The server on a pair of streams, until the client takes its leave or is gone.</summary>
internal sealed class ServerConnection(ToolConsole console)
{
    /// <returns>The exit code that the protocol asks for: 0 after <c>shutdown</c> and <c>exit</c>, otherwise 1.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(console.In, console.OutBytes, cancellationToken);

    /// <inheritdoc cref="RunAsync(CancellationToken)"/>
    public async Task<int> RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var formatter = new TolerantFormatter(console.Error);
        formatter.JsonSerializerOptions.PropertyNamingPolicy = ProtocolJson.Default.Options.PropertyNamingPolicy;
        formatter.JsonSerializerOptions.DefaultIgnoreCondition = ProtocolJson.Default.Options.DefaultIgnoreCondition;
        formatter.JsonSerializerOptions.RespectNullableAnnotations = true;
        formatter.JsonSerializerOptions.RespectRequiredConstructorParameters = true;
        formatter.JsonSerializerOptions.TypeInfoResolver = JsonTypeInfoResolver.Combine(ProtocolJson.Default, new DefaultJsonTypeInfoResolver());
        var messages = new TolerantMessageHandler(output, input, formatter);
        using var rpc = new JsonRpc(messages)
        {
            // One message begins after the other: an answer is about the text that the client had when it asked.
            SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: false),
            CancelLocallyInvokedMethodsWhenConnectionIsClosed = true,
        };
        using var server = new PolicyLanguageServer(console, new EditorClient(rpc));
        rpc.AddLocalRpcTarget(server, new JsonRpcTargetOptions { DisposeOnDisconnect = false });
        rpc.StartListening();

        var ended = await Task.WhenAny(server.Exited, EndOf(rpc)).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!server.Exited.IsCompleted)
            return await ended.ConfigureAwait(false);
        await messages.FinishAsync().ConfigureAwait(false);
        return await server.Exited.ConfigureAwait(false);
    }

    private async Task<int> EndOf(JsonRpc rpc)
    {
        try
        {
            await rpc.Completion.ConfigureAwait(false);

            // The last message may have been a farewell.
            await rpc.DispatchCompletion.WaitAsync(TolerantMessageHandler.Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nobody waits for what is still being worked out.
        }
        catch (Exception exception)
        {
            // What is no message at all: where the next one begins cannot be known.
            await console.Error.WriteLineAsync($"iam-policy: the connection broke: {exception.Message}").ConfigureAwait(false);
        }

        return 1;
    }
}
