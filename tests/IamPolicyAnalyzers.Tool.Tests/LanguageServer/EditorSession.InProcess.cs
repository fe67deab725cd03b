using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <content>Sessions with a server in this process.</content>
internal sealed partial class EditorSession
{
    /// <summary>What the server writes to standard error.</summary>
    public StringWriter Log { get; private init; } = new();

    /// <param name="capabilities">What the editor can do; nothing but the least, unless given.</param>
    public static async Task<EditorSession> StartAsync(ToolFolder folder, string capabilities = "{}", string options = "null")
    {
        var session = Silent(folder);
        await session.InitializeAsync(folder.Path, capabilities, options);
        return session;
    }

    /// <summary>A session in which nothing has been said yet.</summary>
    public static EditorSession Silent(ToolFolder folder)
    {
        CalendarDay.TryParse("2026-11-01", out var today);
        var log = new StringWriter();
        var console = new ToolConsole { Out = TextWriter.Null, Error = TextWriter.Synchronized(log), In = Stream.Null, CurrentDirectory = folder.Path, Today = today };
        var (toServer, fromServer) = (new Pipe(), new Pipe());
        return new EditorSession(toServer.Writer.AsStream(), fromServer.Reader.AsStream(), RunAsync()) { Log = log };

        async Task<int> RunAsync()
        {
            var code = await new ServerConnection(console).RunAsync(toServer.Reader.AsStream(), fromServer.Writer.AsStream(), CancellationToken.None);
            await fromServer.Writer.CompleteAsync();
            return code;
        }
    }
}
