using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>
/// An editor that talks to a server by the bytes of the protocol. It reads and writes JSON itself, so that nothing of the server's own reading and
/// writing is taken on trust.
/// </summary>
internal sealed partial class EditorSession : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Stream _toServer;
    private readonly Stream _fromServer;
    private readonly Dictionary<int, TaskCompletionSource<JsonNode?>> _waiting = [];
    private readonly ConcurrentDictionary<string, Channel<JsonNode>> _published = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Task _reading;
    private int _lastId;

    /// <param name="toServer">The server's input.</param>
    /// <param name="fromServer">Its output.</param>
    /// <param name="ended">Ends with the exit code of the server.</param>
    public EditorSession(Stream toServer, Stream fromServer, Task<int> ended)
    {
        _toServer = toServer;
        _fromServer = fromServer;
        Ended = ended;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Ends with the exit code of the server.</summary>
    public Task<int> Ended { get; }

    /// <summary>What the server said that it can do.</summary>
    public JsonNode Capabilities { get; private set; } = new JsonObject();

    /// <summary>The requests that the server made, by method, in their order.</summary>
    public List<(string Method, JsonNode? Parameters)> Asked { get; } = [];

    /// <summary>Begins the conversation.</summary>
    /// <param name="capabilities">What the editor can do.</param>
    public async Task InitializeAsync(string folder, string capabilities, string options)
    {
        var result = await RequestAsync("initialize", new JsonObject
        {
            ["processId"] = null,
            ["rootUri"] = UriOf(folder),
            ["capabilities"] = JsonNode.Parse(capabilities),
            ["initializationOptions"] = JsonNode.Parse(options),
        });
        Capabilities = result!["capabilities"]!.DeepClone();
        Notify("initialized", new JsonObject());
    }

    public static string UriOf(string path) => new Uri(path).AbsoluteUri;

    public void Open(string uri, string text, int version = 1) => Notify("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "json", ["version"] = version, ["text"] = text },
    });

    /// <summary>Gives a document another text as a whole.</summary>
    public void Change(string uri, int version, string text) => Change(uri, version, new JsonObject { ["text"] = text });

    public void Change(string uri, int version, params JsonNode[] changes) => Notify("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
        ["contentChanges"] = new JsonArray(changes),
    });

    public static JsonObject Document(string uri) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri } };

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="EditorError">The answer is an error.</exception>
    public Task<JsonNode?> RequestAsync(string method, JsonNode? parameters) => Ask(method, parameters, out _);

    public Task<JsonNode?> Ask(string method, JsonNode? parameters, out int id)
    {
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            id = ++_lastId;
            _waiting.Add(id, answer);
        }

        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString());
        return answer.Task.WaitAsync(s_patience);
    }

    public void Notify(string method, JsonNode? parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters }.ToJsonString());

    /// <summary>Sends a body, whatever it is.</summary>
    public void Send(string body)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(body);
        SendRaw([.. System.Text.Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n"), .. content]);
    }

    public void SendRaw(byte[] bytes)
    {
        lock (_lock)
        {
            _toServer.Write(bytes);
            _toServer.Flush();
        }
    }

    /// <summary>The next findings that the server sends for this version of a document.</summary>
    public async Task<JsonArray> PublishedAsync(string uri, int? version, Predicate<JsonArray>? isMeant = null)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var published = await PublishedOf(uri).Reader.ReadAsync(patience.Token);
            var found = published["diagnostics"]!.AsArray();
            if ((int?)published["version"] == version && isMeant?.Invoke(found) != false)
                return found;
        }
    }

    /// <summary>Findings as one line each: <c>1:72-1:75 IAM0602 2</c>, with places that count from 0 and the severity.</summary>
    public static string[] Lines(JsonNode? diagnostics) => [.. diagnostics!.AsArray().Select(static d => $"{Line(d!["range"]!)} {d["code"]} {d["severity"]}")];

    public static string Line(JsonNode range) =>
        $"{range["start"]!["line"]}:{range["start"]!["character"]}-{range["end"]!["line"]}:{range["end"]!["character"]}";

    public async Task<int> LeaveAsync()
    {
        await RequestAsync("shutdown", null);
        Notify("exit", null);
        return await Ended.WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _toServer.DisposeAsync();
        await Ended.WaitAsync(s_patience);
        await _reading.WaitAsync(s_patience);
    }

    private async Task ReadAsync()
    {
        while (await ReadLengthAsync(_fromServer) is { } length)
        {
            var body = new byte[length];
            await _fromServer.ReadExactlyAsync(body);
            var message = JsonNode.Parse(body)!;
            if (message["method"] is { } method && message["id"] is { } asked)
            {
                lock (_lock)
                    Asked.Add(((string)method!, message["params"]));
                Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked.DeepClone(), ["result"] = null }.ToJsonString());
            }
            else if ((string?)message["method"] == "textDocument/publishDiagnostics")
            {
                await PublishedOf((string)message["params"]!["uri"]!).Writer.WriteAsync(message["params"]!);
            }
            else if (message["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.Number)
            {
                Answer((int)id, message);
            }
        }
    }

    private Channel<JsonNode> PublishedOf(string uri) => _published.GetOrAdd(uri, static _ => Channel.CreateUnbounded<JsonNode>());

    private void Answer(int id, JsonNode message)
    {
        TaskCompletionSource<JsonNode?>? answer;
        lock (_lock)
            _waiting.Remove(id, out answer);
        if (answer is null)
            throw new InvalidOperationException($"An answer to nothing: {message}");
        if (message["error"] is { } error)
            answer.SetException(new EditorError((int)error["code"]!, (string)error["message"]!));
        else
            answer.SetResult(message["result"]);
    }

    private static async Task<int?> ReadLengthAsync(Stream stream)
    {
        int? length = null;
        while (true)
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (true)
            {
                if (await stream.ReadAsync(one) == 0)
                    return null;
                if (one[0] == '\n')
                    break;
                if (one[0] != '\r')
                    line.Add(one[0]);
            }

            var text = System.Text.Encoding.ASCII.GetString([.. line]);
            if (text.Length == 0)
                return length;
            if (text.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(text.AsSpan("Content-Length:".Length), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>The server answered a request with an error.</summary>
internal sealed class EditorError(int code, string message) : Exception($"{code}: {message}")
{
    public int Code => code;
}
