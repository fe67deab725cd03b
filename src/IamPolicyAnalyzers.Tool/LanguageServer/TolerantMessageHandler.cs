using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>Passes over a message without content, where the library would end the connection, and knows which questions wait for their answer.</summary>
internal sealed class TolerantMessageHandler(Stream output, Stream input, TolerantFormatter formatter) : HeaderDelimitedMessageHandler(output, input, formatter)
{
    private readonly SemaphoreSlim _answered = new(0);
    private int _asked;
    private int _written;

    /// <summary>Waits until every question is answered that was read so far, or the time is over.</summary>
    public async Task FinishAsync(TimeSpan patience)
    {
        for (var left = Volatile.Read(ref _asked); left > 0; left--)
        {
            if (!await _answered.WaitAsync(patience).ConfigureAwait(false))
                return;
        }
    }

    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var message = await base.ReadCoreAsync(cancellationToken).ConfigureAwait(false);
                if (message is JsonRpcRequest { IsResponseExpected: true })
                    Interlocked.Increment(ref _asked);
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
        if (_written > 0)
            _answered.Release(_written);
        _written = 0;
    }
}
