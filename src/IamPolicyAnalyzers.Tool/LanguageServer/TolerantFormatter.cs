using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>Passes over a message that cannot be read, where the library would end the connection and the user would lose the squiggles.</summary>
internal sealed class TolerantFormatter(TextWriter log) : SystemTextJsonFormatter, IJsonRpcMessageTextFormatter
{
    /// <summary>Nobody implements it: as a notification it has no answer.</summary>
    private static readonly JsonRpcRequest s_nothing = new() { Method = "$/unreadable" };

    JsonRpcMessage IJsonRpcMessageFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer) => Read(() => Deserialize(contentBuffer));

    JsonRpcMessage IJsonRpcMessageTextFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer, Encoding encoding) => Read(() => Deserialize(contentBuffer, encoding));

    private JsonRpcMessage Read(Func<JsonRpcMessage> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException)
        {
            log.WriteLine($"iam-policy: a message was passed over: {exception.Message}");
            return s_nothing;
        }
    }
}
