using IamPolicyAnalyzers.Tool.Commands;
using IamPolicyAnalyzers.Tool.Hosting;

namespace IamPolicyAnalyzers.Tool;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var console = ToolConsole.OfProcess();
        return new IamPolicyCommand(console).Run(arguments);
    }
}
