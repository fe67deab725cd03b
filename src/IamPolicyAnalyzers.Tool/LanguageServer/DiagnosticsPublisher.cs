using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>Sends the findings of each new text to a client that does not ask for them. A text that is old before it was looked at is passed over.</summary>
internal sealed class DiagnosticsPublisher(EditorClient client, DiagnosticsFeature diagnostics) : IDisposable
{
    private readonly Dictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <param name="find">Gives the file with all that its findings depend on; null when it was closed meanwhile.</param>
    public void Publish(string uri, Func<Task<EditedFile?>> find)
    {
        var source = Replace(uri);
        var token = source.Token;
        _ = Task.Run(
            async () =>
            {
                try
                {
                    if (await find().ConfigureAwait(false) is { } file)
                        Send(new PublishDiagnosticsParams(uri, file.Document.Version, diagnostics.Of(file, token)), token);
                }
                catch (UsageException exception)
                {
                    client.Warn($"iam-policy: {exception.Message}");
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    client.Log($"iam-policy: {exception}");
                }
            },
            token);
    }

    /// <summary>Takes back what was sent for a document.</summary>
    public void Clear(string uri) => Send(new PublishDiagnosticsParams(uri, Version: null, []), Replace(uri).Token);

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var source in _running.Values)
                source.Cancel();
        }
    }

    private CancellationTokenSource Replace(string uri)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(uri, out var old))
                old.Cancel();
            return _running[uri] = new CancellationTokenSource();
        }
    }

    private void Send(PublishDiagnosticsParams found, CancellationToken token)
    {
        // So that nothing old is sent after something new.
        lock (_lock)
        {
            if (!token.IsCancellationRequested)
                client.Publish(found);
        }
    }
}
