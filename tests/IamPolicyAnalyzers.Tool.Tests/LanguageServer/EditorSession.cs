using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>
/// An editor that talks to a server in this process, by the bytes of the protocol. It reads and writes JSON itself, so that nothing of the server's
/// own reading and writing is taken on trust.
/// </summary>
internal sealed class EditorSession : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Pipe _toServer = new();
    private readonly Pipe _fromServer = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonNode?>> _waiting = [];
    private readonly Channel<JsonNode> _notifications = Channel.CreateUnbounded<JsonNode>();
    private readonly Lock _lock = new();
    private readonly Task _reading;
    private int _lastId;

    private EditorSession(string directory)
    {
        CalendarDay.TryParse("2026-11-01", out var today);
        var console = new ToolConsole { Out = TextWriter.Null, Error = Log, In = Stream.Null, CurrentDirectory = directory, Today = today };
        Ended = new ServerConnection(console).RunAsync(_toServer.Reader.AsStream(), _fromServer.Writer.AsStream(), CancellationToken.None);
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>What the server writes to standard error.</summary>
    public StringWriter Log { get; } = new();

    /// <summary>Ends with the exit code of the server.</summary>
    public Task<int> Ended { get; }

    /// <summary>What the server said that it can do.</summary>
    public JsonNode Capabilities { get; private set; } = new JsonObject();

    /// <summary>The requests that the server made, by method, in their order.</summary>
    public List<(string Method, JsonNode? Parameters)> Asked { get; } = [];

    /// <param name="capabilities">What the editor can do; nothing but the least, unless given.</param>
    public static async Task<EditorSession> StartAsync(ToolFolder folder, string capabilities = "{}", string options = "null")
    {
        var session = new EditorSession(folder.Path);
        var result = await session.RequestAsync("initialize", new JsonObject
        {
            ["processId"] = null,
            ["rootUri"] = UriOf(folder.Path),
            ["capabilities"] = JsonNode.Parse(capabilities),
            ["initializationOptions"] = JsonNode.Parse(options),
        });
        session.Capabilities = result!["capabilities"]!.DeepClone();
        session.Notify("initialized", new JsonObject());
        return session;
    }

    /// <summary>A session in which nothing has been said yet.</summary>
    public static EditorSession Silent(ToolFolder folder) => new(folder.Path);

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
            _toServer.Writer.WriteAsync(bytes).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>The next findings that the server sends for this version of a document.</summary>
    public async Task<JsonArray> PublishedAsync(string uri, int? version)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var notification = await _notifications.Reader.ReadAsync(patience.Token);
            var parameters = notification["params"];
            if ((string?)notification["method"] == "textDocument/publishDiagnostics" && (string?)parameters!["uri"] == uri && (int?)parameters["version"] == version)
                return parameters["diagnostics"]!.AsArray();
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
        await _toServer.Writer.CompleteAsync();
        await Ended.WaitAsync(s_patience);
        await _fromServer.Writer.CompleteAsync();
        await _reading.WaitAsync(s_patience);
    }

    private async Task ReadAsync()
    {
        using var stream = _fromServer.Reader.AsStream();
        while (await ReadLengthAsync(stream) is { } length)
        {
            var body = new byte[length];
            await stream.ReadExactlyAsync(body);
            var message = JsonNode.Parse(body)!;
            if (message["method"] is { } method && message["id"] is { } asked)
            {
                lock (_lock)
                    Asked.Add(((string)method!, message["params"]));
                Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked.DeepClone(), ["result"] = null }.ToJsonString());
            }
            else if (message["method"] is not null)
            {
                await _notifications.Writer.WriteAsync(message);
            }
            else if (message["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.Number)
            {
                Answer((int)id, message);
            }
        }
    }

    private void Answer(int id, JsonNode message)
    {
        TaskCompletionSource<JsonNode?>? answer;
        lock (_lock)
            _waiting.Remove(id, out answer);
        Assert.True(answer is not null, $"An answer to nothing: {message}");
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
