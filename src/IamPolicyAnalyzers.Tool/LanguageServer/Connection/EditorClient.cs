using System.Threading.Tasks;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using StreamJsonRpc;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Connection;

/// <summary>The other end of the connection: what the server tells the editor and asks of it.</summary>
internal sealed class EditorClient(JsonRpc rpc)
{
    public void Publish(PublishDiagnosticsParams diagnostics) => Forget(rpc.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", diagnostics));

    /// <summary>An entry of the log that the user may look up.</summary>
    public void Log(string message) => Forget(rpc.NotifyWithParameterObjectAsync("window/logMessage", new MessageParams(4, message)));

    /// <summary>What the user has to know, since the findings are not what they should be.</summary>
    public void Warn(string message) => Forget(rpc.NotifyWithParameterObjectAsync("window/showMessage", new MessageParams(2, message)));

    /// <summary>Asks for something to be shown anew.</summary>
    /// <param name="method"><c>workspace/diagnostic/refresh</c> and its like.</param>
    public void Refresh(string method) => Forget(rpc.InvokeWithCancellationAsync(method));

    public void Show(ShowDocumentParams place) => Forget(rpc.InvokeWithParameterObjectAsync("window/showDocument", place));

    public void Register(params Registration[] registrations) =>
        Forget(rpc.InvokeWithParameterObjectAsync("client/registerCapability", new RegistrationParams(registrations)));

    /// <summary>A client that is gone, or that refuses, is no reason to stop.</summary>
    private static void Forget(Task task) =>
        task.ContinueWith(static done => _ = done.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
}
