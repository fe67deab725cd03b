using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Connection;

/// <summary>Passes over a message without content, where the library would end the connection, and knows which questions wait for their answer.</summary>
internal sealed class TolerantMessageHandler(Stream output, Stream input, TolerantFormatter formatter) : HeaderDelimitedMessageHandler(output, input, formatter)
{
    private readonly SemaphoreSlim _answered = new(0);
    private int _unanswered;
    private int _written;

    /// <summary>How long an answer may take that the client is still owed when it leaves.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Waits until every question is answered that was read so far, or patience is over.</summary>
    public async Task FinishAsync()
    {
        while (Volatile.Read(ref _unanswered) > 0 && await _answered.WaitAsync(Patience).ConfigureAwait(false))
        {
        }

        // Whoever else waits for the same answer.
        _answered.Release();
    }

    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var message = await base.ReadCoreAsync(cancellationToken).ConfigureAwait(false);
                if (message is JsonRpcRequest { IsResponseExpected: true })
                    Interlocked.Increment(ref _unanswered);

                // At the end of the input the library hangs up, whoever waits for an answer.
                if (message is null)
                    await FinishAsync().ConfigureAwait(false);
                return message;
            }
            catch (ArgumentOutOfRangeException)
            {
                // The length of nothing; its header is read, and the next one follows.
            }
        }
    }

    protected override void Write(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        base.Write(content, cancellationToken);
        if (content is JsonRpcResult or JsonRpcError)
            _written++;
    }

    // Called after each message that was written, one after the other.
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await base.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (_written == 0)
            return;
        Interlocked.Add(ref _unanswered, -_written);
        _written = 0;
        _answered.Release();
    }
}
