using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.IO;
using System.Text;
using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Connection;

/// <summary>
/// Passes over a message that cannot be read, and an answer to nothing that was asked, where the library would end the connection and the user would
/// lose the squiggles.
/// </summary>
internal sealed class TolerantFormatter(TextWriter log) : SystemTextJsonFormatter, IJsonRpcMessageTextFormatter
{
    /// <summary>Nobody implements it: as a notification it has no answer.</summary>
    private static readonly JsonRpcRequest s_nothing = new() { Method = "$/unreadable" };

    private readonly ConcurrentDictionary<RequestId, bool> _asked = new();

    void IJsonRpcMessageFormatter.Serialize(IBufferWriter<byte> bufferWriter, JsonRpcMessage message)
    {
        if (message is JsonRpcRequest { IsResponseExpected: true } request)
            _asked.TryAdd(request.RequestId, true);
        Serialize(bufferWriter, message);
    }

    JsonRpcMessage IJsonRpcMessageFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer) => Read(() => Deserialize(contentBuffer));

    JsonRpcMessage IJsonRpcMessageTextFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer, Encoding encoding) => Read(() => Deserialize(contentBuffer, encoding));

    private JsonRpcMessage Read(Func<JsonRpcMessage> read)
    {
        try
        {
            var message = read();
            if (message is IJsonRpcMessageWithId answer and not JsonRpcRequest && !_asked.TryRemove(answer.RequestId, out _))
                throw new JsonException($"it answers {answer.RequestId}, which was never asked");
            return message;
        }
        catch (Exception exception)
        {
            log.WriteLine($"iam-policy: a message was passed over: {exception.Message}");
            return s_nothing;
        }
    }
}
