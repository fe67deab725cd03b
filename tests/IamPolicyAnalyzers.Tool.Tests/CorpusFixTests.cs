using System.IO;
using System.Linq;
using System.Text.Json;
using IamPolicyAnalyzers.Tests;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests;

/// <summary>AWS takes its own policies as they are: whatever a safe fix makes of them may take away what AWS does not have, and add nothing.</summary>
public sealed class CorpusFixTests
{
    [CorpusFact]
    public void Fixes_add_no_access_to_managed_policies()
    {
        using var folder = new ToolFolder();
        foreach (var line in File.ReadLines(Conditional.CorpusPath).Where(static (_, index) => index % Conditional.Stride == 0))
        {
            using var policy = JsonDocument.Parse(line);
            var name = $"{policy.RootElement.GetProperty("name")}.iam.json";
            var text = JsonSerializer.Serialize(policy.RootElement.GetProperty("document"), new JsonSerializerOptions { WriteIndented = true });
            folder.Write("old/" + name, text).Write("new/" + name, text);
        }

        Assert.Contains("were made", folder.Run("fix", "new", "--mode", "All").Exited(0).Error);

        folder.Run("diff", "old", "new").Exited(0);
        Assert.Empty(folder.Run("fix", "new", "--mode", "All", "--dry-run").Exited(0).Out);
        foreach (var file in Directory.GetFiles(folder.PathOf("new")))
            JsonDocument.Parse(File.ReadAllText(file)).Dispose();
    }
}
