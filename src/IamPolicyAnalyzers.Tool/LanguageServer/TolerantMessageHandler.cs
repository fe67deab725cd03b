using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>Passes over a message without content, where the library would end the connection.</summary>
internal sealed class TolerantMessageHandler(Stream output, Stream input, TolerantFormatter formatter) : HeaderDelimitedMessageHandler(output, input, formatter)
{
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await base.ReadCoreAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ArgumentOutOfRangeException)
            {
                // The length of nothing; its header is read, and the next one follows.
            }
        }
    }
}
