using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Tests.Verification;

namespace IamPolicyAnalyzers.Tests.Repository;

internal static class Guard
{
    public const string UpdateDocs = "UPDATE_DOCS=1 dotnet test tests/IamPolicyAnalyzers.Tests --filter Repository";

    /// <summary>Fails with all problems at once and the step that repairs them.</summary>
    public static void Finds(IEnumerable<string> problems, string repair)
    {
        var found = problems.ToArray();
        if (found.Length > 0)
            throw new VerificationException($"{string.Join("\n", found)}\n\nTo repair: {repair}");
    }
}
